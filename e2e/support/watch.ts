import type { BrowserContext } from '@playwright/test'

/**
 * What no page of ours may ever do, whatever a test is about: break its own content policy, throw, or ask something of
 * another host. Returns the list that fills while the browser is used.
 */
export function watchFor(context: BrowserContext, ownOrigin: string): string[] {
  const seen: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || /content.security.policy/i.test(message.text()))
      seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => seen.push(`script: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== ownOrigin && protocol.startsWith('http')) seen.push(`elsewhere: ${request.url()}`)
  })
  return seen
}
