import type { ReactNode } from 'react'

type FieldProps = {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  hint?: string
  /** What a browser may fill in for the person. */
  complete: string
  value?: string
  /** Several forms on one page may have a field of one name. */
  id?: string
  required?: boolean
  maxLength?: number
  /** A line of its own for long texts. */
  rows?: number
  /** Measure how strong it is; the names of fields, or words, that it should not be made of. */
  strengthAgainst?: string
  beside?: ReactNode
}

/** One thing to fill in: its label above, what it is for below, and room for what is wrong with it. Focus goes to the first that is wrong. */
export function Field(field: FieldProps) {
  const {
    label,
    name,
    type = 'text',
    hint,
    complete,
    value,
    id = name,
    required = true,
    maxLength,
    rows,
  } = field
  const isCode = type !== 'text' || name === 'handle'
  const common = {
    id,
    name,
    required,
    maxLength,
    defaultValue: value,
    autoComplete: complete,
    'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-error`,
    ...(isCode ? { autoCapitalize: 'none', spellCheck: false } : {}),
  }
  return (
    <div className="field">
      <div className="label-row">
        <label htmlFor={id}>{label}</label>
        {field.beside}
      </div>
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input {...common} type={type} data-strength={field.strengthAgainst} />
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p className="field-error" id={`${id}-error`} data-error={name} hidden />
    </div>
  )
}
