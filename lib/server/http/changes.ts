import pg from 'pg'

export type Changes = { stop(): Promise<void> }

/** A line that broke without a word is found out this soon: until then nothing says that we hear nothing. */
const PROOF_MS = 10_000

/**
 * Hear of every committed change, from this process or any other, through Postgres. `heard` gets the tag;
 * `state` says whether we are listening: while we are not, nothing may be taken from a cache.
 */
export function listenForChanges(
  connectionString: string,
  heard: (tag: string) => void,
  state: (listening: boolean) => void,
): Changes {
  let client: pg.Client | null = null
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  let proof: NodeJS.Timeout | undefined

  const lost = (from: pg.Client) => {
    if (client !== from) return
    client = null
    clearTimeout(proof)
    state(false)
    from.end().catch(() => {})
    if (!stopped) retry = setTimeout(connect, 1000)
  }
  /** Ask again and again whether the line still holds. */
  const prove = (line: pg.Client) => {
    proof = setTimeout(async () => {
      const late = setTimeout(() => lost(line), PROOF_MS)
      try {
        await line.query('SELECT 1')
        if (client === line) prove(line)
      } catch {
        lost(line)
      } finally {
        clearTimeout(late)
      }
    }, PROOF_MS)
    proof.unref()
  }
  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString, keepAlive: true, application_name: 'doublecrux-changes' })
    client = fresh
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload }) => payload && heard(payload))
    try {
      await fresh.connect()
      await fresh.query('LISTEN changed')
      if (stopped || client !== fresh) return
      state(true)
      prove(fresh)
    } catch {
      lost(fresh)
    }
  }
  void connect()

  return {
    async stop() {
      stopped = true
      clearTimeout(retry)
      clearTimeout(proof)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
