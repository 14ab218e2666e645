import { Field } from './field'

/** A new password, with what makes one strong; scripts add a meter. */
export function NewPasswordField({ label = 'Password', against }: { label?: string; against: string }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      complete="new-password"
      hint="At least 10 characters. Three or four words that have nothing to do with each other are strong, and easy to keep."
      strengthAgainst={against}
    />
  )
}

/** One's own password, when the sign-in is an hour old; asked for before anything that opens the account is changed. */
export function ProofField({ proof, id }: { proof: 'none' | 'password' | 'sign-in'; id: string }) {
  if (proof !== 'password') return null
  return <Field label="Your password" name="current" id={id} type="password" complete="current-password" />
}
