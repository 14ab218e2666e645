import type { ChildProcess } from 'node:child_process'

/** The next message of a kind from a child; an error with `problem` if it ends or stays silent instead. */
export function nextMessage<T>(
  child: ChildProcess,
  isWanted: (said: unknown) => said is T,
  problem: string,
  withinMs = 60_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', fail)
      finish()
    }
    const hear = (said: unknown) => {
      if (isWanted(said)) settle(() => resolve(said))
    }
    const fail = () => settle(() => reject(new Error(problem)))
    const timer = setTimeout(fail, withinMs)
    child.on('message', hear).once('exit', fail)
  })
}
