import type { LiveEvents } from './changes'

/** One event as it goes over the wire, made once for all who hear it. With a cursor, a reader who lost the line comes back with it. */
export function frame<Name extends keyof LiveEvents>(
  name: Name,
  data: LiveEvents[Name],
  cursor?: string,
): Buffer {
  const id = cursor === undefined ? '' : `id: ${cursor}\n`
  // JSON has no line breaks of its own.
  return Buffer.from(`${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** How long a browser waits before it calls again. */
export const RETRY = Buffer.from('retry: 2000\n\n')
/** Keeps proxies from ending a silent line, and lets a page notice that it hears nothing any more: after sleep, say. */
export const HEARTBEAT = Buffer.from('event: beat\ndata: 1\n\n')
