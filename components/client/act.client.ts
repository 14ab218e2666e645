export type Answer<T> =
  | { status: 'done'; value: T; goTo: string | null }
  | {
      status: 'refused'
      code: string
      message: string
      until: string | null
      fields: Record<string, string[]>
    }

/** Browsers send no more than 64 kB for a page that is gone; what is written is kept as a draft besides. */
const MOST_KEPT_ALIVE = 15_000

/** Ask the server to do something. Never throws: a lost connection is a refusal too, and says so. */
export async function act<T>(name: string, input: Record<string, unknown>): Promise<Answer<T>> {
  const body = JSON.stringify(input)
  try {
    const response = await fetch(`/api/do/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      keepalive: body.length < MOST_KEPT_ALIVE, // who leaves the page right after pressing has pressed
    })
    return await response.json()
  } catch {
    return {
      status: 'refused',
      code: 'offline',
      message: 'The forum did not answer. What you wrote is safe here: try again in a moment.',
      until: null,
      fields: {},
    }
  }
}
