import { AsyncLocalStorage } from 'node:async_hooks'

/** What a page tells the server that wraps it, while it is being rendered. */
export type DocumentContext = {
  /** Finished HTML, in pieces, that takes its place in the document after React is done. Read once. */
  slots: Iterable<string>[]
  /** What the page showed, so that it can be forgotten when that changes. */
  tags: Set<string>
}

const shared = globalThis as { doublecruxDocument?: AsyncLocalStorage<DocumentContext> }
// The framework bundles its own copy of this module; both copies must meet in one storage.
shared.doublecruxDocument ??= new AsyncLocalStorage()
const storage = shared.doublecruxDocument

/** Run `work` as one request: what it renders may use `slot` and `dependsOn`. */
export function inDocument<T>(context: DocumentContext, work: () => T): T {
  return storage.run(context, work)
}

/**
 * Keep finished HTML out of the component tree and out of its payload: returns a marker that the server
 * replaces by the HTML. A thousand comments cost 100 ms as components and 6 ms as strings (docs/decisions/0002).
 */
export function slot(html: string | Iterable<string>): string {
  const pieces = typeof html === 'string' ? [html] : html
  const context = storage.getStore()
  if (!context) return [...pieces].join('')
  return `<!--slot:${context.slots.push(pieces) - 1}-->`
}

/** Say what this page shows: it is kept for signed-out readers until one of these changes. */
export function dependsOn(...tags: string[]): void {
  for (const tag of tags) storage.getStore()?.tags.add(tag)
}
