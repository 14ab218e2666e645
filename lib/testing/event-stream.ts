import { get, type IncomingMessage } from 'node:http'

export type StreamEvent = { id: string; name: string; data: Record<string, unknown> }

/**
 * A page's end of the live stream, as a browser's EventSource behaves: remembers the last id and comes back with it. `cut` breaks
 * the line without a word; `events` keeps what was heard over all lines.
 */
export class EventStream {
  readonly events: StreamEvent[] = []
  status = 0
  private lastId = ''
  private answer: IncomingMessage | null = null
  private rest = ''
  readonly url: string
  private readonly headers: Record<string, string>

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url
    this.headers = headers
  }

  async open(url = this.url): Promise<this> {
    const headers = { ...this.headers, ...(this.lastId ? { 'last-event-id': this.lastId } : {}) }
    this.answer = await new Promise<IncomingMessage>((resolve, reject) =>
      get(url, { headers, agent: false }, resolve).once('error', reject),
    )
    this.status = this.answer.statusCode ?? 0
    this.rest = ''
    this.answer.setEncoding('utf8').on('data', (chunk: string) => this.hear(chunk))
    this.answer.on('error', () => {})
    return this
  }

  cut(): void {
    this.answer?.removeAllListeners('data').destroy()
    this.answer = null
  }

  /** All that was heard in one part of the `changes`. */
  told<T>(part: string): T[] {
    return this.events.flatMap(({ name, data }) => (name === 'changes' ? ((data[part] as T[]) ?? []) : []))
  }

  /** Wait until `what` holds of what was heard. */
  async until(what: (stream: this) => boolean, patience = 8000): Promise<void> {
    const deadline = Date.now() + patience
    while (!what(this)) {
      if (Date.now() > deadline) throw new Error(`Heard only: ${JSON.stringify(this.events).slice(0, 2000)}`)
      await new Promise((later) => setTimeout(later, 10))
    }
  }

  private hear(chunk: string): void {
    const blocks = (this.rest + chunk).split('\n\n')
    this.rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const [id, name, data] = [field('id'), field('event'), field('data')]
      if (id !== undefined) this.lastId = id
      if (name && data) this.events.push({ id: id ?? '', name, data: JSON.parse(data) })
    }
  }
}
