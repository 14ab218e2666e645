export type Answer<T> =
  | { status: 'done'; value: T; goTo: string | null }
  | {
      status: 'refused'
      code: string
      message: string
      until: string | null
      fields: Record<string, string[]>
    }

/** Ask the server to do something. Never throws: a lost connection is a refusal too, and says so. */
export async function act<T>(name: string, input: Record<string, unknown>): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/do/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(input),
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
