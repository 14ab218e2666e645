// What one device remembers of its reader. Storage may be full or forbidden: then nothing is remembered, and nothing breaks.

function read<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? otherwise : JSON.parse(text)
  } catch {
    return otherwise
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Reading goes on without it.
  }
}

const KEPT_THREADS = 300

/** The comments of a thread that this reader closed. */
export const foldedIn = (slug: string): string[] => read<string[]>(`folded:${slug}`, [])
export const rememberFolded = (slug: string, refs: readonly string[]): void => write(`folded:${slug}`, refs)

/** Those that start closed and that this reader opened. */
export const openedIn = (slug: string): string[] => read<string[]>(`opened:${slug}`, [])
export const rememberOpened = (slug: string, refs: readonly string[]): void => write(`opened:${slug}`, refs)

/** `before` is when the visit before this one ended: loading a thread again and again is still one visit. */
export type Visit = { at: string; comments: number; before?: string }

/** When this reader was last in each thread, and how many comments it had. */
export const visits = (): Record<string, Visit> => read('visits', {})

export function rememberVisit(slug: string, visit: Visit): void {
  const { [slug]: _, ...others } = visits()
  write('visits', Object.fromEntries([...Object.entries(others).slice(1 - KEPT_THREADS), [slug, visit]]))
}

/** One's own comment is no news to oneself: it counts as seen in the lists of threads. */
export function rememberOwn(slug: string): void {
  const visit = visits()[slug]
  if (visit) rememberVisit(slug, { ...visit, comments: visit.comments + 1 })
}

/** What a reader may hide on a wide screen; on a narrow one it starts closed, every time. */
export const REMEMBERED = ['contents', 'outline'] as const
export const isShut = (what: string): boolean => read(`shut:${what}`, false)
export const rememberShut = (what: string, shut: boolean): void => write(`shut:${what}`, shut)

/** Whether this reader likes "7 in 10" better than "70%". */
export const isNatural = (): boolean => read('natural', false)
export const rememberNatural = (natural: boolean): void => write('natural', natural)

/** A crux somebody began to put into words in a thread, by the fields of the panel. */
export const keptCrux = (slug: string): Record<string, string> => read(`crux:${slug}`, {})
export const keepCrux = (slug: string, fields: Record<string, string>): void => write(`crux:${slug}`, fields)
export function forgetCrux(slug: string): void {
  try {
    localStorage.removeItem(`crux:${slug}`)
  } catch {
    // There was nothing kept, then.
  }
}
