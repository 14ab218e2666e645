/** What keeps people from saying whether something is a crux for them: one press each, and the words that then stand as their reason. */
export const CANNOT_TELL = {
  unknown: 'I don’t know enough about it.',
  unclear: 'It is not clear to me what it means.',
} as const

export type CannotTell = keyof typeof CANNOT_TELL | 'own'
export const cannotTells = [...(Object.keys(CANNOT_TELL) as (keyof typeof CANNOT_TELL)[]), 'own'] as const

/** A chosen reason before what else they wrote; one chosen earlier gives way to it, and nothing they wrote is dropped. */
export function reasonWith(chosen: CannotTell, own: string | null, note: string | null): string | null {
  const said = chosen === 'own' ? own : CANNOT_TELL[chosen]
  if (said === null) return note
  const rest = Object.values(CANNOT_TELL).reduce(
    (left, words) => (left.startsWith(words) ? left.slice(words.length).trim() : left),
    note ?? '',
  )
  const more = chosen === 'own' || own === null ? rest : [own, rest].filter(Boolean).join(' ')
  return more === '' || more === said || more.startsWith(`${said} `) ? more || said : `${said} ${more}`
}
