/** Who waits longer than this many renderings, each overtaken by a change, makes the page alone. */
const PATIENCE = 3

/**
 * One at a time for each address. When a page that many read has changed, the first who asks makes it anew, and the
 * others wait for that instead of making the same page fifty times at once.
 */
export class Turns {
  private readonly taken = new Map<string, Promise<unknown>>()

  /** Wait while others are at work on this address, or until `isThere` is true after one of them. */
  async over(key: string, isThere: () => boolean): Promise<void> {
    for (let waits = 0; waits < PATIENCE; waits++) {
      const turn = this.taken.get(key)
      if (!turn) return
      await turn
      if (isThere()) return
    }
  }

  async take(key: string, work: () => Promise<void>): Promise<void> {
    const turn = work()
    const over = turn.catch(() => {}) // told by `take` itself; who waits goes on to try alone
    this.taken.set(key, over)
    try {
      await turn
    } finally {
      if (this.taken.get(key) === over) this.taken.delete(key)
    }
  }
}
