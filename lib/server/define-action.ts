import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { FAILURES, type FailureCode, Refusal } from '@/lib/access/refusal'

export type ActionContext = {
  actor: Actor
  now: Date
  /** The network address that asked, for limits. */
  address: string
  userAgent: string
  readCookie(name: string): string | undefined
  /** Set or clear cookies with the answer. */
  cookie(name: string, value: string | null, maxAgeSeconds?: number): void
}

export type ActionAnswer =
  /** `goTo` is where a form without script leads; with script the caller decides. */
  | { status: 'done'; value: unknown; goTo: string | null }
  | {
      status: 'refused'
      code: FailureCode
      message: string
      until: string | null
      fields: Record<string, string[]>
    }

export type Action = {
  name: string
  summary: string
  /** What it takes: the tests that hurl anything at it look there for the names of its fields. */
  input: z.ZodType
  call(input: unknown, context: ActionContext): Promise<ActionAnswer>
}

/**
 * The one door for writes: parse, run, translate refusals. An action holds no rules of its own. `name` is its address
 * (`POST /api/do/NAME`, as JSON or as a form that works before scripts load); `summary` completes "may …" in docs/permissions.md.
 * A bug is thrown on, and ends in an opaque 500.
 */
export function defineAction<S extends z.ZodType, T>(
  { name, summary, input }: { name: string; summary: string; input: S },
  run: (input: z.output<S>, context: ActionContext) => Promise<T>,
  goTo: (value: T, input: z.output<S>) => string | null = () => null,
): Action {
  return {
    name,
    summary,
    input,
    async call(given, context) {
      const parsed = input.safeParse(given)
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error)
        const fields = fieldErrors as Record<string, string[]>
        const [first] = Object.entries(fields)
        return refused(
          'invalid',
          first ? `Please check “${first[0]}”: ${first[1][0]}.` : 'Please check what you filled in.',
          null,
          fields,
        )
      }
      try {
        const value = await run(parsed.data, context)
        return { status: 'done', value, goTo: goTo(value, parsed.data) }
      } catch (error) {
        if (error instanceof Refusal) {
          const { code, message, until, field } = error
          return refused(code, message, until, field === null ? {} : { [field]: [message] })
        }
        throw error
      }
    },
  }
}

const refused = (
  code: FailureCode,
  message: string,
  until: Date | null,
  fields: Record<string, string[]> = {},
): ActionAnswer => ({
  status: 'refused',
  code,
  message,
  until: until?.toISOString() ?? null,
  fields,
})

export const statusOf = (answer: ActionAnswer): number =>
  answer.status === 'done' ? 200 : FAILURES[answer.code].status
