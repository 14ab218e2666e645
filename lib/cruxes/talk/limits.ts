/** Enough for anybody who means it. */
export const TALK_LIMIT = {
  name: 'crux-talk',
  burst: 30,
  forget: 120,
  firstWait: 60,
  longestWait: 3600,
  words: 'You have written much about cruxes just now.',
}
