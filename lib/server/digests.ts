import { writeDigests } from '@/lib/notifications/digest/commands'

const EVERY_MS = 10_000

/** Write the mails about what people are told, when they are due. Every node asks; a lock lets one at a time do it. */
export function startDigests(log: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= writeDigests(new Date())
      .catch(log)
      .finally(() => {
        running = null
      })
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
