import { expect, test } from 'vitest'
import { cruxStates } from '../crux-state'
import { TRANSITIONS } from '../states'
import { movesFrom } from './moves'

test.each(cruxStates)(
  'a moderator is offered what the table lets them do with a crux that is %s, and nothing else',
  (state) => {
    const offered = [...movesFrom(state, false), ...movesFrom(state, true)].map(({ to }) => to)
    const lawful = TRANSITIONS.filter(({ by, from }) => by === 'moderator' && from.includes(state)).map(
      ({ to }) => to,
    )

    expect([...new Set(offered)].sort()).toEqual([...new Set(lawful)].sort())
  },
)
