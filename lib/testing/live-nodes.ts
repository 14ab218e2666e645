import { type ChildProcess, fork } from 'node:child_process'

export type LiveNode = { url: string; stop(): void }

/** Start a node (live-node.ts) on this test's database. */
export async function startNode(): Promise<LiveNode> {
  const child: ChildProcess = fork('lib/testing/live-node.ts', {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port))
    child.once('exit', (code) => reject(new Error(`the node ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
