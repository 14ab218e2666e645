/** Nobody weighs a crux oftener; a script that tries every number would. */
export const STANCE_LIMIT = {
  name: 'stances',
  burst: 120,
  forget: 30,
  firstWait: 30,
  longestWait: 3600,
  words: 'You have changed your stances very often just now.',
}
