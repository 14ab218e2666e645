import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { LEVELS } from './place'

export const groupSlug = z.string().regex(/^[a-z0-9-]{1,80}$/, 'this is no group’s address')
const level = z.enum(LEVELS).default('anyone')

/** What a group says of itself and whom it lets do what. */
const described = {
  name: z.string('Name it').trim().min(2, 'At least two letters').max(60, 'At most 60 characters'),
  about: z.string().trim().max(300, 'At most 300 characters').default(''),
  norms: z.string().trim().max(10_000, 'At most 10,000 characters').default(''),
  visibility: z.enum(['public', 'private']).default('public'),
  door: z.enum(['open', 'asking', 'invitation']).default('open'),
  question: z.string().trim().max(300, 'At most 300 characters').default(''),
}

export const newGroupInput = z.object(described)
export type NewGroupInput = z.output<typeof newGroupInput>

export const editGroupInput = z.object({
  ...described,
  group: groupSlug,
  revision: rowId,
  read: level,
  comment: level,
  vote: level,
  tag: level,
  start: level,
})
export type EditGroupInput = z.output<typeof editGroupInput>

export const joinInput = z.object({ group: groupSlug, invitation: z.string().max(100).default('') })
export type JoinInput = z.output<typeof joinInput>
export const leaveInput = z.object({ group: groupSlug })

export const askInput = z.object({
  group: groupSlug,
  answer: z.string('Write an answer').trim().min(1, 'Write an answer').max(2000, 'At most 2,000 characters'),
})
export type AskInput = z.output<typeof askInput>

export const decideInput = z.object({
  group: groupSlug,
  request: rowId,
  accept: z.enum(['yes', 'no']),
})
export type DecideInput = z.output<typeof decideInput>

/** An empty number of uses: as many as come until it expires. */
export const inviteInput = z.object({
  group: groupSlug,
  uses: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(10_000)])
    .default(null),
  days: z.coerce
    .number('How many days?')
    .int()
    .min(1, 'At least one day')
    .max(365, 'At most a year')
    .default(7),
  note: z.string().trim().max(80, 'At most 80 characters').default(''),
})
export type InviteInput = z.output<typeof inviteInput>

export const revokeInput = z.object({
  group: groupSlug,
  id: rowId,
})

export const roleInput = z.object({
  group: groupSlug,
  handle: z.string('Whose?').trim().toLowerCase().min(1, 'Whose?').max(60),
  role: z.enum(['member', 'moderator', 'none']),
})
export type RoleInput = z.output<typeof roleInput>
