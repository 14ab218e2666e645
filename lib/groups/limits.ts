/** Groups are for many people: nobody needs more than a few. */
export const GROUP_STARTS = {
  name: 'groups',
  burst: 5,
  forget: 86_400,
  firstWait: 3600,
  longestWait: 86_400,
  words: 'You have started several groups lately.',
} as const
