/** Every way we say no, with the HTTP status it has. Add a code here and nowhere else. */
export const FAILURES = {
  invalid: { status: 422 },
  'signed-out': { status: 401 },
  forbidden: { status: 403 },
  'not-found': { status: 404 },
  conflict: { status: 409 },
  'too-fast': { status: 429 },
} as const satisfies Record<string, { status: number }>

export type FailureCode = keyof typeof FAILURES

/** An expected "no", safe to show: one sentence that says what is wrong and what to do. Anything else that is thrown is a bug and stays opaque. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: FailureCode
  /** When it makes sense to try again. */
  readonly until: Date | null
  /** The field of the form that the sentence belongs to, when it belongs to one. */
  readonly field: string | null

  constructor(code: FailureCode, message: string, until: Date | null = null, field: string | null = null) {
    super(message)
    this.code = code
    this.until = until
    this.field = field
  }
}
