import type { ReactNode } from 'react'

type FormProps = {
  action: string
  /** Fields that are not asked for. */
  fields: Record<string, string | number>
  className?: string
  label?: string
  children: ReactNode
}

/** A small form of a crux's page. It works by itself; a script sends it without leaving the page. */
export function CruxForm({ action, fields, className = 'ask', label, children }: FormProps) {
  return (
    <form
      method="post"
      action={`/api/do/${action}`}
      className={className}
      data-do={action}
      aria-label={label}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

/** A form that waits behind a few words until somebody wants it: one thing at a time. */
export function Asked({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details className="asked">
      <summary>{words}</summary>
      {children}
    </details>
  )
}

/** Take away what somebody said. What others said asks for a reason, as every decision does. */
export function TakeAway({
  action,
  fields,
  asksWhy,
  words,
  label,
}: Pick<FormProps, 'action' | 'fields' | 'label'> & { asksWhy: boolean; words: string }) {
  const id = `${action}-${Object.values(fields).join('-')}-why`
  const press = (
    <button type="submit" className="soft-button" aria-label={label}>
      {words}
    </button>
  )
  if (!asksWhy)
    return (
      <CruxForm action={action} fields={fields} className="inline">
        {press}
      </CruxForm>
    )
  return (
    <Asked words="Moderate">
      <CruxForm action={action} fields={fields}>
        <label htmlFor={id}>Why, for everybody to read</label>
        <input id={id} name="reason" maxLength={500} required autoComplete="off" />
        {press}
      </CruxForm>
    </Asked>
  )
}

/** A part of the page, which can be made anew by itself. */
export function Part({ name, heading, children }: { name: string; heading: string; children: ReactNode }) {
  return (
    <section data-part={name} aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`}>{heading}</h2>
      {children}
    </section>
  )
}

export function Who({ by }: { by: { handle: string; name: string } }) {
  return (
    <a className="who" href={`/people/${by.handle}`}>
      {by.name}
    </a>
  )
}
