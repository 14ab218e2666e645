import { endChild, startChild } from '@/scripts/lib/children.mjs'
import { inRoot } from '@/scripts/lib/paths.mjs'
import { freePort } from '@/scripts/lib/port.mjs'
import { nextMessage } from './message'

/** What a process has used since it started: milliseconds of processor time, and bytes in memory now. */
export type Usage = { cpuMs: number; rss: number }

export type Server = { url: string; usage(): Promise<Usage>; stop(): Promise<void> }

/** Start a Node program that listens on PORT and says 'ready'; it is ended with the bench at the latest. */
export async function startNode(
  command: readonly string[],
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Server> {
  const port = await freePort()
  const child = startChild(
    [process.execPath, ...flags, '--import', inRoot('bench/support/usage.mjs'), ...command],
    {
      env: { ...inherited(), NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  await nextMessage(child, isReady, `${command.at(-1)} did not start`)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    usage: () => {
      child.send('usage')
      return nextMessage(child, isUsage, `${command.at(-1)} does not answer`)
    },
    stop: () => endChild(child),
  }
}

/** The forum itself, from its production build. */
export const startForum = (
  databaseUrl: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<Server> =>
  startNode(
    ['--import', 'tsx', inRoot('scripts/serve.ts')],
    { DATABASE_URL: databaseUrl, AUTH_SECRET: 'a secret that only the bench knows, long enough', ...env },
    flags,
  )

/** What any program needs; nothing that sets up a forum comes along. */
const inherited = () => ({ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' })

const isReady = (said: unknown): said is 'ready' => said === 'ready'
const isUsage = (said: unknown): said is Usage => typeof said === 'object' && said !== null && 'cpuMs' in said
