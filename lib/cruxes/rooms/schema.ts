import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { absent } from '../stances/schema'
import { type Section, sections } from './sections'

const handle = z.preprocess(
  absent,
  z
    .string()
    .trim()
    .toLowerCase()
    .max(60)
    .transform((given) => given.replace(/^@/, ''))
    .nullable(),
)
const text = (missing: string) =>
  z.preprocess(absent, z.string(missing).trim().max(1000, 'write at most 1000 characters'))

export const openInput = z.object({
  crux: rowId,
  with: handle.pipe(z.string('say with whom')),
  facilitator: handle,
})
export type OpenInput = z.output<typeof openInput>

export const answerRoomInput = z.object({ room: rowId, answer: z.enum(['accept', 'decline']) })
export const pointInput = z.object({
  room: rowId,
  section: z.enum(sections as [Section, ...Section[]]),
  text: text('write your point'),
})
export const moveInput = z.object({ point: rowId, direction: z.enum(['up', 'down']) })
export const pointGoneInput = z.object({ point: rowId })
export const putInput = z.object({ room: rowId, text: text('say in your words what they think') })
export const acceptInput = z.object({ room: rowId, words: rowId, accepted: z.enum(['yes', 'no']) })
