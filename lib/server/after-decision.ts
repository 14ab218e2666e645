import { notePeople } from '@/lib/notifications/commands'
import type { Query } from './db'

/** What a moderator has just decided, for whoever has to be told. */
export type NewDecision = {
  /** Its row in the log. */
  entry: number
  actorId: number
  /** Null: it is about the whole site. */
  threadId: number | null
  /** Whom it is about, and what they are told; null when nobody is. */
  told: { userId: number; text: string } | null
  /** Others whom it touches, and what they are told. */
  also?: { userIds: readonly number[]; text: string }
  reporters: readonly number[]
  outcome: 'upheld' | 'dismissed' | 'noted' | null
  at: Date
}

const OUTCOME = {
  upheld: 'What you reported was acted on. Thank you.',
  dismissed: 'What you reported was looked at, and it stays.',
  noted: 'What you reported was looked at, and noted.',
} as const

/** Runs in the transaction that decides. Moderators are not named in notices: the log says who it was where the site wants that. */
export async function afterDecision(
  query: Query,
  { entry, actorId, threadId, told, also, reporters, outcome, at }: NewDecision,
): Promise<void> {
  const happening = { actorId: null, threadId, commentId: null, at }
  if (told && told.userId !== actorId)
    await notePeople(
      query,
      { ...happening, event: `decision:${entry}`, path: `/log/${entry}`, text: told.text },
      [{ userId: told.userId, kind: 'moderation' }],
    )
  if (also)
    await notePeople(
      query,
      { ...happening, event: `decision:${entry}`, path: `/log/${entry}`, text: also.text },
      also.userIds
        .filter((userId) => userId !== actorId && userId !== told?.userId)
        .map((userId) => ({ userId, kind: 'moderation' })),
    )
  if (outcome && reporters.length > 0)
    await notePeople(
      query,
      { ...happening, event: `outcome:${entry}`, path: '/reports', text: OUTCOME[outcome] },
      reporters.map((userId) => ({ userId, kind: 'moderation' })),
    )
}
