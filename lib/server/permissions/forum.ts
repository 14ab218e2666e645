import { mayComment } from '@/lib/comments/policy'
import { mayReact } from '@/lib/reactions/policy'
import { mayRevise, mayUndelete } from '@/lib/revisions/policy'
import { mayEditThread, mayStartThread } from '@/lib/threads/policy'
import { mayVote } from '@/lib/votes/policy'
import { ME, NOW, OTHER, type Permissions, placeWith, type Situation } from './situation'

const here = placeWith()
const text = { authorId: ME, state: 'live', stateAt: null, place: here } as const
const post = { authorId: ME, isRemoved: false }
const others = { ...text, authorId: OTHER }
const up = { axis: 'karma', press: 1 } as const

const revise = (doing: 'edit' | 'delete' | 'retract'): [Situation, ...Situation[]] => [
  { when: 'it is one’s own', may: (actor, now) => mayRevise(actor, doing, text, now) },
  { when: 'it is somebody else’s', may: (actor, now) => mayRevise(actor, doing, others, now) },
  {
    when: 'a moderator has removed it',
    may: (actor, now) => mayRevise(actor, doing, { ...text, state: 'removed' }, now),
  },
]
const undelete = (minutes: number): Situation => ({
  when: `undelete, ${minutes} minutes later`,
  may: (actor, now) =>
    mayUndelete(
      actor,
      { ...text, state: 'deleted', stateAt: new Date(NOW.getTime() - minutes * 60_000) },
      now,
    ),
})

/** Writing and what is done to what is written, in an open group. */
export const OF_FORUM: Permissions = {
  comment: [
    { may: (actor, now) => mayComment(actor, null, here, now) },
    {
      when: 'the comment answered is gone',
      may: (actor, now) => mayComment(actor, { state: 'deleted' }, here, now),
    },
  ],
  'edit-comment': revise('edit'),
  'delete-comment': [...revise('delete'), undelete(10), undelete(20)],
  'retract-comment': revise('retract'),
  'new-thread': [{ may: (actor, now) => mayStartThread(actor, here, now) }],
  'edit-thread': [
    { when: 'it is one’s own', may: (actor, now) => mayEditThread(actor, post, here, now) },
    {
      when: 'it is somebody else’s',
      may: (actor, now) => mayEditThread(actor, { ...post, authorId: OTHER }, here, now),
    },
    {
      when: 'a moderator has removed it',
      may: (actor, now) => mayEditThread(actor, { ...post, isRemoved: true }, here, now),
    },
  ],
  vote: [
    {
      when: 'on somebody else’s text',
      may: (actor, now) => mayVote(actor, { ...others, isGone: false }, up, now),
    },
    {
      when: 'a plain upvote on one’s own',
      may: (actor, now) => mayVote(actor, { ...text, isGone: false }, up, now),
    },
    {
      when: 'any other karma vote on one’s own',
      may: (actor, now) => mayVote(actor, { ...text, isGone: false }, { ...up, press: -1 }, now),
    },
    {
      when: 'agreement on one’s own',
      may: (actor, now) => mayVote(actor, { ...text, isGone: false }, { ...up, axis: 'agreement' }, now),
    },
    { when: 'the text is gone', may: (actor, now) => mayVote(actor, { ...others, isGone: true }, up, now) },
  ],
  react: [
    { may: (actor, now) => mayReact(actor, { isGone: false, place: here }, { on: true, given: [] }, now) },
    {
      when: 'the text is gone',
      may: (actor, now) => mayReact(actor, { isGone: true, place: here }, { on: true, given: [] }, now),
    },
  ],
}
