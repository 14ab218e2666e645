const HOUR = 3600

/** As many at once as Discourse lets a member flag in a day. Whoever finds more wrong than this is better heard in words, by a moderator. */
export const REPORTS = {
  name: 'report',
  burst: 20,
  forget: HOUR,
  firstWait: 10 * 60,
  longestWait: 24 * HOUR,
  words: 'You have reported much just now.',
}
