import type { CruxState } from '../crux-state'

/** What a moderator can do with a crux, in words. Whether they may, the table of states says when they do. */
export type ModeratorMove = {
  to: CruxState
  words: string
  help: string
  needs: 'outcome' | 'target' | null
}

const PARK = {
  to: 'parked',
  words: 'Park',
  help: 'It rests until somebody gives a new stance.',
  needs: null,
} as const
const REJECT = {
  to: 'rejected',
  words: 'Reject',
  help: 'It leaves the rail and the text. Its page and this history stay.',
  needs: null,
} as const
const MERGE = {
  to: 'merged',
  words: 'Merge',
  help: 'Into another crux that says the same. Stances stay with their owners, who may take them along.',
  needs: 'target',
} as const
const RESOLVE = {
  to: 'resolved',
  words: 'Resolve',
  help: 'By criteria set before. Everybody who answered is asked again.',
  needs: 'outcome',
} as const
const DISSOLVE = {
  to: 'dissolved',
  words: 'Dissolve',
  help: 'The disagreement turned out to be about something else.',
  needs: 'outcome',
} as const
const REOPEN = {
  to: 'open',
  words: 'Reopen',
  help: 'The outcome is taken back; the numbers decide what it is.',
  needs: null,
} as const
const SETTLE = [RESOLVE, DISSOLVE, MERGE, PARK, REJECT] as const

/** The moves from a state, the likeliest first. `isBarred`: a moderator took its double crux back. */
export function movesFrom(state: CruxState, isBarred: boolean): readonly ModeratorMove[] {
  switch (state) {
    case 'proposed':
      return [
        { to: 'open', words: 'Accept', help: 'It is open before a second person answers.', needs: null },
        MERGE,
        PARK,
        REJECT,
      ]
    case 'open':
      return isBarred
        ? [
            {
              to: 'double',
              words: 'Restore the double crux',
              help: 'The numbers may call it double again.',
              needs: null,
            },
            ...SETTLE,
          ]
        : SETTLE
    case 'double':
      return [
        ...SETTLE.slice(0, 2),
        {
          to: 'open',
          words: 'Take the double crux back',
          help: 'It stays open until a moderator restores it, whatever the numbers say.',
          needs: null,
        },
        ...SETTLE.slice(2),
      ]
    case 'disputed':
      return SETTLE
    case 'parked':
      return [
        { to: 'open', words: 'Wake it up', help: 'It is open again.', needs: null },
        ...SETTLE.filter(({ to }) => to !== 'parked'),
      ]
    default:
      return [REOPEN]
  }
}
