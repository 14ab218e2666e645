/** A talk of an afternoon, and no more than that. */
export const ROOM_LIMIT = {
  name: 'rooms',
  burst: 60,
  forget: 60,
  firstWait: 30,
  longestWait: 3600,
  words: 'You have written very much in rooms just now.',
}
