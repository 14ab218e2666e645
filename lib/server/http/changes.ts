import pg from 'pg'

export type Changes = { stop(): Promise<void> }

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

  const lost = (from: pg.Client) => {
    if (client !== from) return
    client = null
    state(false)
    from.end().catch(() => {})
    if (!stopped) retry = setTimeout(connect, 1000)
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
      if (!stopped) state(true)
    } catch {
      lost(fresh)
    }
  }
  void connect()

  return {
    async stop() {
      stopped = true
      clearTimeout(retry)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
