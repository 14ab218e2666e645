import fc from 'fast-check'
import type { DocumentComment, ThreadDocument } from '@/lib/transfer/document'

const HANDLES = ['ada', 'bob', 'carol', 'dan'] as const
const START = Date.parse('2024-05-01T08:00:00Z')

/** What people may type: any characters that are text, with at least one that shows. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((words) => words.trim() !== '' && !/\0|\p{Surrogate}/u.test(words))
const lines = fc.array(fc.oneof(text, fc.constantFrom('', '  ', '\t', '- a', '---', '\r', '# b')), {
  maxLength: 5,
})
const body = fc
  .tuple(lines, text, lines)
  .map(([before, words, after]) => [...before, words, ...after].join('\n'))
const line = text.map((words) => words.trim())
const percent = fc.integer({ min: 0, max: 100 })
const figure = fc.integer({ min: -50, max: 500 })
/** In any zone, to the second or the millisecond. */
const timeAfter = (start: number) =>
  fc.tuple(fc.nat(1_000_000_000), fc.constantFrom('Z', '+02:00', '-05:30')).map(([ms, zone]) => {
    const local = new Date(start + ms + (zone === 'Z' ? 0 : zone === '+02:00' ? 7_200_000 : -19_800_000))
    return local.toISOString().replace('Z', zone)
  })
const handle = fc.constantFrom(...HANDLES)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

/** Without what is undefined, as a file has it. */
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T // only optional keys go

function comments(size: number): fc.Arbitrary<DocumentComment[]> {
  const one = fc.record({
    parent: maybe(fc.nat()),
    by: fc.option(handle),
    body,
    at: fc.nat(1_000_000),
    karma: maybe(figure),
    agreement: maybe(figure),
    votes: maybe(fc.nat(100)),
    state: maybe(fc.constantFrom('live', 'retracted', 'deleted', 'removed')),
    revisions: maybe(fc.array(fc.record({ body, at: timeAfter(START) }), { maxLength: 2 })),
  })
  return fc.array(one, { maxLength: size }).map((rows) => {
    const times: number[] = []
    return rows.map(({ parent, at, ...rest }, i) => {
      const above = parent === undefined || i === 0 ? undefined : parent % i
      times[i] = (above === undefined ? START : (times[above] ?? START)) + at
      return given({
        id: `c${i}`,
        parent: above === undefined ? null : `c${above}`,
        ...rest,
        created_at: new Date(times[i] ?? START).toISOString(),
      }) as DocumentComment // state's type is widened by the record
    })
  })
}

const stances = fc.uniqueArray(
  fc.record({
    by: handle,
    credence: percent,
    if_true: maybe(percent),
    note: maybe(line),
    confidence: maybe(fc.integer({ min: 1, max: 3 })),
    at: timeAfter(START),
  }),
  { maxLength: 4, selector: ({ by, at }) => `${by} ${Date.parse(at)}` },
)

/** Any document that the forum takes: quotes apart, which have tests of their own. */
export const anyDocument: fc.Arbitrary<ThreadDocument> = fc
  .record({
    title: line,
    mainClaim: maybe(line),
    body,
    comments: comments(8),
    tags: maybe(fc.uniqueArray(fc.constantFrom('a', 'b', 'c-d'), { maxLength: 3 })),
    karma: maybe(figure),
    names: fc.array(maybe(line), { minLength: 4, maxLength: 4 }),
    second: maybe(line),
    cruxes: fc.array(
      fc.record({
        statement: line,
        details: maybe(body),
        operationalization: maybe(line),
        stances,
        isFor: fc.constantFrom(0, 1, 2, 3),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ title, mainClaim, second, body, comments, tags, karma, names, cruxes }) => ({
    format: 'doublecrux.thread/1',
    thread: given({
      ...{ slug: 'any', kind: 'post' as const, title, main_claim: mainClaim, by: 'ada', body, tags, karma },
      created_at: new Date(START).toISOString(),
      reactions: HANDLES.map((by) => ({ kind: 'insightful', by })),
    }),
    people: HANDLES.map((handle, i) => given({ handle, name: names[i] })),
    comments,
    ...(mainClaim !== undefined && {
      ...(second !== undefined && { claims: [{ id: 'k2', text: second }] }),
      cruxes: cruxes.map(({ statement, details, operationalization, stances, isFor }, i) =>
        given({
          ...{
            id: `x${i}`,
            statement,
            details,
            operationalization,
            kind: 'empirical' as const,
            state: 'open' as const,
            by: 'ada',
          },
          created_at: new Date(START).toISOString(),
          claims: second === undefined ? undefined : [undefined, ['main'], ['k2'], ['k2', 'main']][isFor],
          stances: stances.map((stance) => given(stance)),
          relations: i > 0 ? [{ type: 'depends_on' as const, to: `x${i - 1}` }] : [],
        }),
      ),
    }),
  }))
