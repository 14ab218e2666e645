import { z } from 'zod'
import { emailField, passwordField, tokenField } from '@/lib/accounts/schema'

/** One's own password, where it is asked for. */
const current = z.string().max(1000).default('')

export const requestResetInput = z.object({ email: emailField })
export const resetInput = z.object({ token: tokenField, password: passwordField })
export type ResetInput = z.output<typeof resetInput>

export const changePasswordInput = z.object({ password: passwordField, current })
export type ChangePasswordInput = z.output<typeof changePasswordInput>

export const requestEmailInput = z.object({ email: emailField, current })
export type RequestEmailInput = z.output<typeof requestEmailInput>
export const confirmEmailInput = z.object({ token: tokenField })

export const disconnectInput = z.object({ provider: z.enum(['github', 'google']) })
