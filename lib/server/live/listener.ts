import type { IncomingMessage, ServerResponse } from 'node:http'
import { HEARTBEAT, RETRY } from '@/lib/live/frame'

/** One open page: who reads it, and the way to it. */
export type Listener = {
  readonly userId: number | null
  /** Never waits. A line that cannot keep up is cut; its reader comes back with the moment they had got to. */
  send(frame: Buffer): void
}

/** What may wait for one slow reader: a burst of 200 comments fits. */
const MOST_WAITING_BYTES = 1_000_000

/** An answer that stays open. `ended` is called once, whoever ends it. */
export class Line implements Listener {
  readonly userId: number | null
  readonly opened: number
  private readonly response: ServerResponse

  constructor(request: IncomingMessage, response: ServerResponse, userId: number | null, now: number) {
    this.userId = userId
    this.opened = now
    this.response = response
    request.socket.setNoDelay(true)
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    response.write(RETRY)
  }

  send = (frame: Buffer): void => {
    if (this.response.destroyed) return
    if (this.response.writableLength > MOST_WAITING_BYTES) this.response.destroy()
    else this.response.write(frame)
  }

  beat(): void {
    this.send(HEARTBEAT)
  }

  /** The reader's browser calls again by itself. */
  end(): void {
    this.response.end()
  }
}
