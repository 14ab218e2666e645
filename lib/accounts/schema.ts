import { z } from 'zod'
import { HANDLE, HANDLE_RULE } from './handle'

/** Marks that turn a line of text round, or cannot be seen, have no place in a name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

export const emailField = z
  .string('Fill in your e-mail address')
  .trim()
  .toLowerCase()
  .max(254, 'That is longer than an address can be')
  .pipe(z.email('That is not an e-mail address: it needs a name, an “@” and a place'))

export const handleField = z.string('Choose a handle').trim().toLowerCase().regex(HANDLE, HANDLE_RULE)

/** Long enough to be no accident, short enough to be no burden; how strong it must be, the strength rule says. */
export const passwordField = z.string('Fill in your password').min(1, 'Fill in your password').max(1000)

/** Where to go on; whoever uses it makes sure that it is a path of ours. */
export const backField = z.string().max(2000).default('/')
export const tokenField = z.string('The link is not whole').min(20, 'The link is not whole').max(200)

export const signUpInput = z.object({
  handle: handleField,
  email: emailField,
  password: passwordField,
  back: backField,
})
export type SignUpInput = z.output<typeof signUpInput>

export const confirmSignUpInput = z.object({ token: tokenField, password: z.string().max(1000).default('') })
export type ConfirmSignUpInput = z.output<typeof confirmSignUpInput>

export const profileInput = z.object({
  name: z
    .string()
    .trim()
    .max(60, 'A name has at most 60 characters')
    .refine((name) => !UNSEEN.test(name), 'A name cannot have marks that are not seen'),
  about: z.string().trim().max(600, 'At most 600 characters'),
})
export type ProfileInput = z.output<typeof profileInput>

export const handleInput = z.object({ handle: handleField, back: z.string().max(2000).optional() })

export const deleteAccountInput = z.object({
  handle: z.string('Write your handle').trim().toLowerCase(),
  current: z.string().max(1000).default(''),
})
export type DeleteAccountInput = z.output<typeof deleteAccountInput>
