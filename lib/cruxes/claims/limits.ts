/** Nobody changes what a thread claims oftener; a script that tries its words would. */
export const CLAIM_LIMIT = {
  name: 'claims',
  burst: 20,
  forget: 600,
  firstWait: 60,
  longestWait: 3600,
  words: 'You have changed the claims of threads very often just now.',
}
