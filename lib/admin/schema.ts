import { z } from 'zod'
import { ROLES } from '@/lib/access/actor'
import { REASON_LEAST } from '@/lib/access/reason'

export const handle = z.string('Whose?').trim().toLowerCase().min(1, 'Whose?').max(60)

export const reason = z
  .string('Say why')
  .trim()
  .min(REASON_LEAST, 'Say why: everybody reads it in the log')
  .max(500)

export const settingInput = z.object({ name: z.string().max(60), value: z.string().max(60_000).default('') })
export type SettingInput = z.output<typeof settingInput>

export const siteRoleInput = z.object({ handle, role: z.enum(ROLES) })
export type SiteRoleInput = z.output<typeof siteRoleInput>

export const endSessionsInput = z.object({ handle })

/** No days: for good. */
export const suspendInput = z.object({
  handle,
  days: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(3650)]),
  reason,
})
export type SuspendInput = z.output<typeof suspendInput>

export const liftInput = suspendInput.omit({ days: true })
export type LiftInput = z.output<typeof liftInput>
