import { decode, type Encoding, encode } from './encode'

export type Answer = {
  status: number
  headers: readonly (readonly [string, string | string[]])[]
  /** None on a page for one reader: it names the moment it was made, so the same never comes twice. */
  etag: string | null
  tags: ReadonlySet<string>
}

type Entry = Answer & { key: string; br: Buffer; gzip: Promise<Buffer> | null; until: number; bytes: number }

/** How long an old page is given to others while one reader's request makes it anew. */
const RENEWED_WITHIN_MS = 5000
/** So many addresses are remembered as worth keeping. */
const MOST_KNOWN = 20_000

/**
 * Finished answers for signed-out readers, compressed once. An entry lives until something it shows changes
 * (`forget`), or until its time is up: ages such as "3 minutes ago" must not grow old.
 */
export class PageCache {
  private readonly entries = new Map<string, Entry>()
  private readonly forgotten = new Map<string, number>()
  private readonly known = new Set<string>()
  private bytes = 0
  private epoch = 0
  /** False while the server does not hear of changes: then nothing is kept. */
  listening = false

  private readonly limits: { bytes: number; seconds: number }
  private readonly clock: () => number

  constructor(limits: { bytes: number; seconds: number }, clock: () => number = Date.now) {
    this.limits = limits
    this.clock = clock
  }

  /** Remember when a rendering began, so that one which was overtaken by a change is not kept. */
  begin(): number {
    return this.epoch
  }

  /** The kept answer. When its time is up, who asks first gets none and makes it anew; the others get the old one meanwhile. */
  find(key: string): Entry | undefined {
    const entry = this.entries.get(key)
    if (!entry || !this.listening) return undefined
    const now = this.clock()
    if (entry.until >= now) return entry
    if (entry.until + this.limits.seconds * 1000 < now) this.drop(key, entry)
    else entry.until = now + RENEWED_WITHIN_MS
    return undefined
  }

  /** Whether this address was kept before: then it is worth waiting for whoever makes it anew. */
  wasKept(key: string): boolean {
    return this.listening && this.known.has(key)
  }

  async keep(key: string, answer: Answer, body: Buffer, begun: number): Promise<void> {
    if (!this.listening || this.wasOvertaken(answer.tags, begun)) return
    const br = await encode(body, 'br', 'kept')
    if (!this.listening || this.wasOvertaken(answer.tags, begun)) return
    const old = this.entries.get(key)
    if (old) this.drop(key, old)
    const entry: Entry = {
      ...answer,
      key,
      br,
      gzip: null,
      bytes: br.length,
      until: this.clock() + this.limits.seconds * 1000,
    }
    this.entries.set(key, entry)
    if (this.known.size >= MOST_KNOWN) this.known.clear()
    this.known.add(key)
    this.bytes += entry.bytes
    this.shrink()
  }

  /** The kept body in the encoding a reader accepts. Browsers take brotli; gzip is made when first asked for, once however many ask. */
  async body(entry: Entry, encoding: Encoding): Promise<Buffer> {
    if (encoding === 'br') return entry.br
    if (encoding === 'identity') return decode(entry.br)
    entry.gzip ??= this.addGzip(entry)
    return entry.gzip
  }

  private async addGzip(entry: Entry): Promise<Buffer> {
    const made = await encode(await decode(entry.br), 'gzip', 'kept')
    // The page may have been forgotten meanwhile: then its bytes count no more.
    if (this.entries.get(entry.key) === entry) {
      entry.bytes += made.length
      this.bytes += made.length
      this.shrink()
    }
    return made
  }

  forget(tag: string): void {
    this.forgotten.set(tag, ++this.epoch)
    if (this.forgotten.size > 10_000) this.forgetAll()
    for (const [key, entry] of this.entries) if (entry.tags.has(tag)) this.drop(key, entry)
  }

  forgetAll(): void {
    this.entries.clear()
    this.forgotten.clear()
    this.bytes = 0
    this.forgotten.set('*', ++this.epoch)
  }

  get size(): { entries: number; bytes: number } {
    return { entries: this.entries.size, bytes: this.bytes }
  }

  private wasOvertaken(tags: ReadonlySet<string>, begun: number): boolean {
    const since = (tag: string) => (this.forgotten.get(tag) ?? 0) > begun
    return since('*') || [...tags].some(since)
  }

  private drop(key: string, entry: Entry): void {
    if (this.entries.delete(key)) this.bytes -= entry.bytes
  }

  private shrink(): void {
    for (const [key, entry] of this.entries) {
      if (this.bytes <= this.limits.bytes) return
      this.drop(key, entry)
    }
  }
}
