import { documentOf, type GivenThread } from './documents'

type Numbers = readonly [credence: number, ifTrue: number, ifFalse: number]
type Post = Exclude<GivenThread['comments'], undefined>[number]

export type GivenCrux = {
  statement: string
  in: string
  kind?: 'empirical' | 'forecast' | 'value' | 'definition'
  /** Percents by name of the person. */
  stances?: Record<string, Numbers>
  dependsOn?: string
}

const iso = (at: number): string => new Date(at).toISOString()
const BEGAN = Date.parse('2024-03-02T10:00:00Z')
const DAY = 86_400_000

/** The document of a thread with a main claim and cruxes that people stand to; a day passes between one crux and the next. */
export function disagreementOf(thread: GivenThread & { main?: Record<string, number> }, cruxes: GivenCrux[]) {
  const { main = {}, ...rest } = thread
  const names = new Set([...Object.keys(main), ...cruxes.flatMap(({ stances = {} }) => Object.keys(stances))])
  const silent: Post[] = [...names].map((by) => ({ by, body: `${by} was here.` }))
  const document = documentOf({
    main_claim: 'It will be worth it.',
    ...rest,
    comments: [...(rest.comments ?? []), ...silent],
  })
  const handle = (name: string) => document.people.find((person) => person.name === name)?.handle ?? name
  document.claims = [
    {
      id: 'main',
      text: 'It will be worth it.',
      stances: Object.entries(main).map(([name, credence], i) => ({
        by: handle(name),
        credence,
        at: iso(BEGAN + i * 60_000),
      })),
    },
  ]
  document.cruxes = cruxes.map(
    ({ statement, in: comment, kind = 'empirical', stances = {}, dependsOn }, i) => ({
      id: `x${i + 1}`,
      statement,
      kind,
      state: 'open',
      by: document.thread.by,
      created_at: iso(BEGAN + i * DAY),
      anchors: [{ comment, role: 'raised_by' }],
      stances: Object.entries(stances).map(([name, [credence, if_true, if_false]], k) => ({
        by: handle(name),
        credence,
        if_true,
        if_false,
        at: iso(BEGAN + i * DAY + (k + 1) * 3_600_000),
      })),
      ...(dependsOn ? { relations: [{ type: 'depends_on', to: dependsOn }] } : {}),
    }),
  )
  return { document, url: `/threads/${document.thread.slug}`, slug: document.thread.slug, handle }
}
