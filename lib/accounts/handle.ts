/** As the database has it (`handle_form`). */
export const HANDLE = /^[a-z0-9][a-z0-9_-]{1,31}$/

export const HANDLE_RULE = 'Two to 32 letters a to z, digits, “-” and “_”, beginning with a letter or a digit'

/** Handles that would speak for the forum, or that the forum gives out itself. */
const KEPT =
  /^(admin|administrator|moderator|mod|mods|staff|support|system|root|help|security|doublecrux|forum|official|everybody|everyone|all|here|me|nobody|deleted)$|^(deleted|member)-|^demo_/

export const isKeptHandle = (handle: string): boolean => KEPT.test(handle)

/** Letters that a handle may have, from a name elsewhere; null when too little is left. */
export function handleFrom(name: string): string | null {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '')
  return HANDLE.test(plain) && !isKeptHandle(plain) ? plain : null
}

/** The first of handle, handle-2, handle-3 … that nobody has or had. */
export function freeHandle(wanted: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const handle = i === 1 ? wanted : `${wanted.slice(0, 27)}-${i}`
    if (!taken.has(handle)) return handle
  }
}
