import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAnchor, makeAnchor } from './anchor'

const anchorOn = (text: string, quote: string, nth = 0) => {
  let start = text.indexOf(quote)
  for (let n = 0; n < nth; n++) start = text.indexOf(quote, start + 1)
  return makeAnchor(text, start, start + quote.length)
}
const wordsAt = (text: string, found: { start: number; end: number } | null) =>
  found && text.slice(found.start, found.end)

describe('a quote in a text that was edited', () => {
  const text =
    'Scaling will not stop soon. I expect the next two years to look like the last two. ' +
    'But the cost of compute grows faster than anyone budgets for, and that is my crux.'
  const anchor = anchorOn(text, 'grows faster than anyone budgets for')

  test('keeps its place when nothing changed', () => {
    expect(findAnchor(text, anchor)).toEqual({ start: anchor.start, end: anchor.end, how: 'exact' })
  })

  test('is found again when words were put before it', () => {
    const edited = `Edit: see below. ${text}`
    expect(findAnchor(edited, anchor)).toEqual({
      start: anchor.start + 17,
      end: anchor.end + 17,
      how: 'exact',
    })
  })

  test('is found again when a word of it was changed', () => {
    const edited = text.replace('faster than anyone', 'quicker than anyone')
    const found = findAnchor(edited, anchor)
    expect(found?.how).toBe('fuzzy')
    expect(wordsAt(edited, found)).toBe('grows quicker than anyone budgets for')
  })

  test('is lost when it was taken out, or written anew', () => {
    expect(findAnchor(text.replace(' grows faster than anyone budgets for', ''), anchor)).toBeNull()
    expect(findAnchor(text.replace(anchor.quote, 'is nobody’s business at all, frankly'), anchor)).toBeNull()
    expect(findAnchor('', anchor)).toBeNull()
  })

  test('is found when everything around it was rewritten but it stands where it stood', () => {
    const whole = makeAnchor('I agree.', 0, 8)
    expect(findAnchor('I agree. More: it is obvious.', whole)?.how).toBe('exact')
    expect(findAnchor('Edit: typo. I agree. More: it is obvious.', whole)).toMatchObject({
      start: 12,
      how: 'exact',
    })
  })
})

describe('words that stand in a text more than once', () => {
  const text = 'Claim 1: it is cheap, I agree. Claim 2: it is quick, I agree. Claim 3: it is safe, I agree.'

  test('are told apart by what stands around them', () => {
    const anchor = anchorOn(text, 'I agree', 1)
    const edited = text.replace('Claim 1: it is cheap, I agree. ', '')
    expect(findAnchor(edited, anchor)).toEqual({
      start: edited.indexOf('I agree'),
      end: edited.indexOf('I agree') + 7,
      how: 'context',
    })
  })

  test('are lost rather than found at a neighbour when theirs was taken out', () => {
    expect(
      findAnchor(text.replace('Claim 2: it is quick, I agree. ', ''), anchorOn(text, 'I agree', 1)),
    ).toBeNull()
    expect(
      findAnchor(text.replace(' Claim 3: it is safe, I agree.', ''), anchorOn(text, 'I agree', 2)),
    ).toBeNull()
  })

  test('are ambiguous in a thread document without a context, and not with one', () => {
    expect(findAnchor(text, { quote: 'I agree' })).toBeNull()
    const found = findAnchor(text, { quote: 'I agree', prefix: 'it is quick, ' })
    expect(found).toMatchObject({ start: text.indexOf('quick') + 7, how: 'context' })
    expect(findAnchor(text, { quote: 'I agree', suffix: '. Claim 3' })?.start).toBe(found?.start)
    expect(findAnchor(text, { quote: 'Claim 3' })).toMatchObject({ how: 'exact' })
    expect(findAnchor(text, { quote: 'Claim 4' })).toBeNull()
  })

  test('are lost when a passage stands twice, surroundings and all, and theirs was the one edited', () => {
    const passage =
      'Every lab says it will pause when the evals say so. None has said which evals, or who reads them.'
    const anchor = anchorOn(`${passage}\n${passage}`, 'None has said which evals')
    const edited = `Edit.\n${passage.replace('has said', 'will say')}\n${passage}`
    expect(findAnchor(edited, anchor)).toBeNull()
    const second = anchorOn(`${passage}\n${passage}`, 'None has said which evals', 1)
    expect(findAnchor(`Edit.\n${passage}\n${passage.replace('has said', 'will say')}`, second)).toBeNull()
  })

  test('even a letter that stands everywhere is found by its neighbours, in no time', () => {
    const long = `${'ab '.repeat(20_000)}the one a that counts ${'ab '.repeat(20_000)}`
    const start = long.indexOf('a that')
    const anchor = makeAnchor(long, start, start + 1)
    expect(findAnchor(`xx ${long}`, anchor)).toEqual({ start: start + 3, end: start + 4, how: 'context' })
    expect(findAnchor('a '.repeat(50_000), makeAnchor('a '.repeat(50_000), 40_000, 40_001))?.start).toBe(
      40_000,
    )
  })
})

describe('whatever the edits', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghiklmnoprstuvwyé'), minLength: 2, maxLength: 9 })
  /** Runs of different words, one for each length asked for: prose in which nothing repeats unless a test wants it. */
  const prose = (...lengths: number[]) => {
    const total = lengths.reduce((sum, length) => sum + length)
    return fc.uniqueArray(word, { minLength: total, maxLength: total }).map((words) => {
      const rest = [...words]
      return lengths.map((length) => rest.splice(0, length))
    })
  }
  const join = (...parts: string[][]) => parts.flat().join(' ')
  const at = (before: string[], quote: string[]) => {
    const start = before.length === 0 ? 0 : join(before).length + 1
    return { start, end: start + join(quote).length }
  }
  /** Some words replaced, some left out, some put in. */
  const edit = (words: string[], cuts: number[], fresh: string[]) =>
    words.flatMap((word, index) => {
      const cut = cuts[index % Math.max(1, cuts.length)] ?? 9
      const extra = fresh[index % Math.max(1, fresh.length)] ?? 'new'
      return cut === 0 ? [] : cut === 1 ? [extra] : cut === 2 ? [word, extra] : [word]
    })
  const cuts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 40 })
  const size = fc.integer({ min: 2, max: 12 })

  test('a selection is found again in the text it was made in', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), fc.nat(), fc.nat(), (words, a, b) => {
        const text = join(words)
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        expect(findAnchor(text, makeAnchor(text, start, end))).toEqual({ start, end, how: 'exact' })
      }),
    )
  })

  test('a quote is found, and where it is, when only the text further away changed', () => {
    const parts = size.chain((n) => prose(40, n, 40, 9))
    fc.assert(
      fc.property(parts, cuts, ([before = [], quote = [], after = [], fresh = []], cuts) => {
        const { start, end } = at(before, quote)
        const anchor = makeAnchor(join(before, quote, after), start, end)
        const newBefore = [...edit(before.slice(0, -12), cuts, fresh), ...before.slice(-12)]
        const newAfter = [...after.slice(0, 12), ...edit(after.slice(12), cuts, fresh)]
        expect(findAnchor(join(newBefore, quote, newAfter), anchor)).toMatchObject(at(newBefore, quote))
      }),
    )
  })

  test('a quote that also stands elsewhere is found in its own place or is lost, and lost when it was taken out', () => {
    const parts = size.chain((n) => prose(30, n, 30, 20, 20, 9))
    fc.assert(
      fc.property(
        parts,
        cuts,
        fc.boolean(),
        ([before = [], quote = [], after = [], one = [], two = [], fresh = []], cuts, first) => {
          const twin = [...one, ...quote, ...two]
          const [left, right] = first ? [[...twin, ...before], after] : [before, [...after, ...twin]]
          const place = at(left, quote)
          const anchor = makeAnchor(join(left, quote, right), place.start, place.end)

          const newLeft = edit(left, cuts, fresh)
          const newRight = edit(right, [...cuts].reverse(), fresh)
          const found = findAnchor(join(newLeft, quote, newRight), anchor)
          if (found) expect(found).toMatchObject(at(newLeft, quote))

          expect(findAnchor(join(left, right), anchor)).toBeNull()
          expect(findAnchor(join(newLeft, newRight), anchor)).toBeNull()
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a quote with a letter changed is found whole when its surroundings are left, and its twin is not taken for it', () => {
    const parts = fc.integer({ min: 5, max: 12 }).chain((n) => prose(16, n, 16, 9, 9))
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.boolean(),
        ([before = [], quote = [], after = [], one = [], two = []], n, twin) => {
          const place = at(before, quote)
          const anchor = makeAnchor(join(before, quote, after), place.start, place.end)
          const changed = quote.map((word, index) =>
            index === n % quote.length ? `${word[0]}X${word.slice(1)}` : word,
          )
          const text = join(before, changed, after, twin ? [...one, ...quote, ...two] : [])

          expect(findAnchor(text, anchor)).toEqual({ ...at(before, changed), how: 'fuzzy' })
        },
      ),
    )
  })

  test('a quote with its last or first neighbours rewritten too is found with the other half of them, or lost', () => {
    const parts = fc.integer({ min: 5, max: 12 }).chain((n) => prose(16, n, 16, 16))
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.boolean(),
        ([before = [], quote = [], after = [], other = []], n, tail) => {
          const place = at(before, quote)
          const anchor = makeAnchor(join(before, quote, after), place.start, place.end)
          const changed = quote.map((word, index) =>
            index === n % quote.length ? `${word[0]}X${word.slice(1)}` : word,
          )
          const left = tail ? before : other
          const found = findAnchor(join(left, changed, tail ? other : after), anchor)
          const truth = at(left, changed)
          if (found) {
            expect(Math.abs(found.start - truth.start)).toBeLessThanOrEqual(2)
            expect(Math.abs(found.end - truth.end)).toBeLessThanOrEqual(2)
          }
          expect(findAnchor(join(left, tail ? other : after), anchor)).toBeNull()
        },
      ),
    )
  })
})
