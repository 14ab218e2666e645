import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { backField, emailField, passwordField } from '@/lib/accounts/schema'

export const signInInput = z.object({ email: emailField, password: passwordField, back: backField })
export type SignInInput = z.output<typeof signInInput>

export const requestLinkInput = z.object({ email: emailField, back: backField })
export type RequestLinkInput = z.output<typeof requestLinkInput>

export const DEMO_ROLES = ['member', 'moderator', 'admin'] as const
export const demoInput = z.object({ as: z.enum(DEMO_ROLES), back: backField })

export const signOutInput = z.object({ back: backField })
export const revokeInput = z.object({ id: rowId })
export const nothing = z.object({})
