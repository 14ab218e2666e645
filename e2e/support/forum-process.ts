import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '@/scripts/lib/port.mjs'
import { expect } from './test'

const started: ChildProcess[] = []

/** A command of ours in a checkout or an image, and all it says. */
function command(cwd: string, env: NodeJS.ProcessEnv, script: string, ...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { cwd, env })
  started.push(child)
  const run = { child, said: '', ended: once(child, 'exit').then(([code]) => code as number | null) }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (run.said += words))
  return run
}

/** A forum beside the one under test, from the build that is there, with an environment of its own. */
export async function startForum(cwd: string, given: Record<string, string>) {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production' as const,
    ...{ PREBUILT: '1', HOST: '127.0.0.1', PORT: String(port) },
    ...given,
  }
  const forum = command(cwd, env, 'scripts/start.mjs')
  const at = `http://127.0.0.1:${port}`
  await expect.poll(() => forum.said, { timeout: 90_000 }).toContain(`Doublecrux is at ${at}`)
  return {
    at,
    pid: forum.child.pid ?? 0,
    ended: forum.ended,
    /** Ask it to end; its exit code. */
    stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
      forum.child.kill(signal)
      return forum.ended
    },
    /** `npm run admin -- ...` beside it. */
    async admin(...args: string[]): Promise<{ code: number | null; said: string }> {
      const run = command(cwd, env, 'scripts/admin.mjs', ...args)
      return { code: await run.ended, said: run.said }
    },
  }
}

/** End what a test that failed left running. */
export const endForums = (): void => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGTERM')
}
