import { expect, test } from 'vitest'
import { memberStances, type SaidOnce, type SubjectFacts } from './view'

const claim: SubjectFacts = {
  key: 'claim 1',
  claim: null,
  crux: null,
  statement: 'It is so.',
  thread: { slug: 'a-thread', title: 'A thread' },
  isHidden: false,
}
const crux = (id: number, over: Partial<SubjectFacts['crux']> = {}, isHidden = false): SubjectFacts => ({
  ...claim,
  key: `crux ${id}`,
  statement: `Statement ${id}.`,
  crux: {
    id,
    label: `C${id}`,
    kind: 'forecast',
    state: 'open',
    outcome: null,
    resolvedAt: null,
    swing: 20,
    ...over,
  },
  isHidden,
})
const said = (
  subject: SubjectFacts,
  at: number,
  credence: number,
  over: Partial<SaidOnce> = {},
): SaidOnce => ({
  subject,
  percents: { credence, ifTrue: null, ifFalse: null, main: null },
  mark: null,
  at,
  because: null,
  ...over,
})
const because = { ref: 'c3', slug: 'a-thread', by: 'bob' }

test('a change of mind is told with the comment that made it; the same again is none', () => {
  const { changes, threads } = memberStances([
    said(claim, 1, 71),
    said(claim, 2, 71),
    said(claim, 3, 55, { because }),
    said(crux(4), 2, 10),
  ])
  expect(changes).toEqual([
    { at: 3, from: 71, to: 55, because, statement: 'It is so.', label: null, thread: claim.thread },
  ])
  expect(threads).toHaveLength(1)
  expect(threads[0]?.subjects.map(({ key, now }) => [key, now])).toEqual([
    ['claim 1', 55],
    ['crux 4', 10],
  ])
  expect(threads[0]?.subjects[0]?.line).toEqual([
    { at: 1, credence: 71 },
    { at: 3, credence: 55 },
  ])
})

test('full numbers say what the crux is for them', () => {
  const full = { percents: { credence: 60, ifTrue: 80, ifFalse: 40, main: null } }
  const [thread] = memberStances([said(crux(1), 1, 60, full)]).threads
  expect(thread?.subjects[0]?.verdict).toContain('40 points')
})

test('of what the reader has still to answer, nothing is told but that it was answered', () => {
  const { threads, changes } = memberStances([said(crux(1, {}, true), 1, 60), said(crux(1, {}, true), 2, 20)])
  expect(changes).toEqual([])
  expect(threads[0]?.subjects[0]).toMatchObject({ isHidden: true, now: null, line: [], verdict: null })
})

test('forecasts count by what was said last before they came out', () => {
  const resolved = (id: number) => crux(id, { state: 'resolved', outcome: 'true', resolvedAt: 100 })
  const twenty = Array.from({ length: 20 }, (_, i) => [
    said(resolved(i), 5, 30),
    said(resolved(i), 9, 90),
  ]).flat()
  const late = said(resolved(0), 200, 10)
  const other = said(
    crux(99, { kind: 'empirical', state: 'resolved', outcome: 'true', resolvedAt: 100 }),
    1,
    50,
  )
  const { calibration, resolved: n } = memberStances([...twenty, late, other])
  expect(n).toBe(20)
  expect(calibration?.brier).toBeCloseTo(0.01, 12)
  expect(memberStances(twenty.slice(2)).calibration).toBeNull()
})
