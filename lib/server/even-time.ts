const STEP_MS = 100

/**
 * Answer only at whole steps of time since the question, done or refused. A known and an unknown address already take the same
 * work; this hides the millisecond that is left, which many questions would add up to an answer.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    const took = performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(Math.ceil(took / STEP_MS) * STEP_MS - took)))
  }
}
