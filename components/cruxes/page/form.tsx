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
