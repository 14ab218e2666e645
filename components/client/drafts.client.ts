// What somebody has begun to write, kept on this device with every keystroke. Under their own handle when they are signed in: what
// a guest began is taken over by whoever signs in next, what a member began is not shown to another.

export type Kept = {
  body: string
  /** The name of the comment that this becomes, the same with every try. */
  key: string
  /** The text the server has, and its version there. */
  sent?: string
  base?: string | null
  /** Whether its box stood open, and whether its writer was asked to sign in: then it opens again. */
  open?: boolean
  asked?: boolean
  /** The same draft as it was changed elsewhere: its writer has to choose. */
  other?: string
}

export const me = (): string => document.documentElement.dataset.handle ?? ''

const nameOf = (place: string, owner = me()): string => `draft:${owner}:${place}`
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => LETTERS[byte % LETTERS.length]).join('')

function read(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof kept?.body === 'string' && typeof kept.key === 'string' ? kept : null
  } catch {
    return null
  }
}

/** What is kept for a place; what was begun there before signing in becomes the member's. */
export function keptAt(place: string): Kept | null {
  const mine = read(nameOf(place))
  if (me() === '') return mine
  const before = read(nameOf(place, ''))
  if (!before) return mine
  const both =
    mine && mine.body !== before.body && mine.body !== '' ? { ...before, other: mine.body } : before
  if (keep(place, both)) localStorage.removeItem(nameOf(place, ''))
  return both
}

/** Keep it; false when this browser does not let us. */
export function keep(place: string, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(place), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function forget(place: string): void {
  try {
    localStorage.removeItem(nameOf(place))
  } catch {
    // Nothing was kept then.
  }
}

/** The places with something kept, this member's or a guest's. */
export function keptPlaces(): string[] {
  try {
    const mine = Object.keys(localStorage).flatMap((name) => {
      const [kind, owner, ...place] = name.split(':')
      return kind === 'draft' && (owner === '' || owner === me()) ? [place.join(':')] : []
    })
    return [...new Set(mine)]
  } catch {
    return []
  }
}

/** Hear of what another tab keeps for a place; null when it was posted or discarded there. */
export function onKeptElsewhere(place: string, hear: (kept: Kept | null) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === nameOf(place)) hear(read(nameOf(place)))
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}
