import { describe, expect, test } from 'vitest'
import { fullDocument } from '@/lib/testing/documents'
import { brokenFiles, CRUX_FILE, problemsOf } from '@/lib/testing/files'
import { checkCircles } from './check-cruxes'

describe('what is wrong with a crux is told with its path and its line:', () => {
  test.each(
    brokenFiles(
      CRUX_FILE,
      `
an open one has an outcome | state: open | state: open⏎outcome: "true" | cruxes[0].outcome (23): a crux has an outcome exactly when it is resolved or dissolved
a dissolved one has none | state: open | state: dissolved | cruxes[0].outcome (19): a crux has an outcome exactly when it is resolved or dissolved
a resolved one has no date | state: open | state: resolved⏎outcome: ambiguous | cruxes[0].resolved_at (19): a resolved crux needs the time it was resolved
a value is called true | state: parked | state: dissolved⏎outcome: "true" | cruxes[1].outcome (35): a value crux is never true or false
it is merged into itself | state: open | state: merged⏎merged_into: x1 | cruxes[0].merged_into (23): there is no other crux x1
it is merged and does not say into what | state: open | state: merged | cruxes[0].merged_into (19): a crux names merged_into exactly when it is merged
its id is used twice | id: x2 | id: x1 | cruxes[1].id (31): this id is used twice; cruxes[0].relations[0].to (30): there is no other crux x2
an anchor points to a comment that is not there | comment: c1 | comment: c9 | cruxes[0].anchors[0].comment (26): there is no comment c9
a quote does not stand there | quote: An answer | quote: An anthem | cruxes[0].anchors[0].quote (26): these words do not stand there (“An anthem”)
a quote stands there twice | quote: An answer | quote: n | cruxes[0].anchors[0].quote (26): these words stand there more than once: prefix and suffix say which are meant (“n”)
a stance says nothing | credence: 7 | note: Hm | cruxes[0].stances[0] (28): a stance says at least one of credence, if_true, if_false, main or mark
a credence is more than certain | credence: 7 | credence: 101 | cruxes[0].stances[0].credence (28): must be at most 100
a credence is a fraction | credence: 7 | credence: 0.7 | cruxes[0].stances[0].credence (28): must be a whole number
a reason is not there | because: c1 | because: c9 | cruxes[0].stances[0].because (28): there is no comment c9
a claim is not there | credence: 7 | credence: 7, claim: other | cruxes[0].stances[0].claim (28): there is no claim other
two stances are of one moment, in two zones | T10:00:00Z, mark | T11:00:00+02:00, mark | cruxes[0].stances[1].at (29): this person has a stance at this moment already
a relation leads nowhere | to: x2 | to: x9 | cruxes[0].relations[0].to (30): there is no other crux x9
a relation is given twice | to: x2 | to: x2 }, { type: refines, to: x2 | cruxes[0].relations[1] (30): this relation is given twice
two rest on each other | state: parked | state: parked⏎relations: [{ type: refines, to: x1 }] | cruxes[1].relations[0] (35): these cruxes would rest on one another in a circle
`,
    ),
  )('%s', (_what, text, problem) => {
    expect(problemsOf(text).join('; ')).toBe(problem)
  })
})

test('what is weighed together is never, however far up, a part of itself', () => {
  const [whole, ...parts] = fullDocument().cruxes ?? []
  if (!whole) throw new Error('the document has cruxes')
  const circle = { ...whole, relations: [{ type: 'conjunct_of' as const, to: 'x2' }] }
  expect(checkCircles([whole, ...parts])).toEqual([])
  expect(checkCircles([circle, ...parts]).map(({ path }) => path.join('.'))).toEqual(['cruxes.1.relations.0'])
})
