import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { backField } from '@/lib/accounts/schema'

const name = z
  .string('Give it a name')
  .trim()
  .min(1, 'Give it a name that you will know it by')
  .max(40, 'At most 40 characters')

/** What an authenticator answers is checked by the library that reads it; here only that it has the shape of an answer. */
const answer = z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) })
const challenge = z.string().max(60)

export const beginInput = z.object({ current: z.string().max(1000).default('') })
export const addInput = z.object({ challenge, answer, name })
export type AddInput = z.output<typeof addInput>
export const renameInput = z.object({ id: rowId, name })
export const removeInput = z.object({ id: rowId })
export const beginSignInInput = z.object({})
export const signInInput = z.object({ challenge, answer, back: backField })
export type PasskeySignInInput = z.output<typeof signInInput>
