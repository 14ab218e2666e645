import type { ReactNode } from 'react'

type AccountFormProps = {
  /** The action that it does. */
  name: string
  /** Where the form stands: a refusal without scripts leads back to it. */
  at: string
  /** Where to go on when it is done, for actions that lead back. */
  back?: string | undefined
  label?: string
  children: ReactNode
}

/** A form that works before scripts load; with them, what is wrong is said beside its field and nothing typed is lost. */
export function AccountForm({ name, at, back, label, children }: AccountFormProps) {
  return (
    <form className="account-form" method="post" action={`/api/do/${name}`} data-act="" aria-label={label}>
      <input type="hidden" name="form" value={at} />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      {children}
      <p className="field-error" role="alert" data-error="" hidden />
    </form>
  )
}
