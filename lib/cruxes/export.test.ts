import { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin, RegroupPlugin } from '@argdown/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CruxExport,
  csvCell,
  type ExportCrux,
  escapeArgdown,
  toArgdown,
  toCsv,
  toMarkdown,
} from './export'

const MAIN = { ref: 'main', name: 'Main claim', text: 'Forecasts help.' }
const crux = (label: string, over: Partial<ExportCrux> = {}): ExportCrux => ({
  ref: label.replace('C', 'x'),
  label,
  statement: 'Forecasts help.',
  operationalization: null,
  kind: 'empirical',
  state: 'open',
  outcome: null,
  outcomeNote: null,
  forClaims: [{ ref: 'main', meanSwing: 0.3 }],
  score: 4.2,
  lower: 1.1,
  relations: [],
  stances: [
    {
      crux: label,
      claim: 'main',
      by: 'ada',
      credence: 70,
      ifTrue: 22,
      ifFalse: 61,
      main: 34,
      mark: null,
      confidence: label === 'C1' ? 2 : null,
      at: '2026-01-01T12:00:00Z',
    },
  ],
  anchors: [],
  ...over,
})
const thread = (over: Partial<CruxExport> = {}): CruxExport => ({
  slug: 'forecasts',
  title: 'Do forecasts help?',
  url: 'http://127.0.0.1:3000/threads/forecasts',
  claims: [MAIN],
  cruxes: [
    crux('C1'),
    crux('C2', {
      forClaims: [{ ref: 'main', meanSwing: -0.2 }],
      relations: [{ type: 'depends_on', to: 'C1' }],
    }),
  ],
  ...over,
})

const argdown = new ArgdownApplication()
argdown.addPlugin(new ParserPlugin(), 'parse-input')
argdown.addPlugin(new DataPlugin(), 'build-model')
argdown.addPlugin(new ModelPlugin(), 'build-model')
argdown.addPlugin(new RegroupPlugin(), 'build-model')

function parse(input: string) {
  const response = argdown.run({ process: ['parse-input', 'build-model'], input, throwExceptions: true })
  return {
    errors: [...(response.lexerErrors ?? []), ...(response.parserErrors ?? [])],
    relations: (response.relations ?? []).map(({ from, to, relationType }) => [
      from?.title,
      relationType,
      to?.title,
    ]),
    text: (title: string) => response.statements?.[title]?.members?.find((member) => member.text)?.text,
    argument: (title: string) => response.arguments?.[title]?.pcs.map((step) => [step.title, step.role]),
    data: (title: string) => response.statements?.[title]?.data,
  }
}

describe('Argdown, read by its own parser', () => {
  test('keeps claims, signs, relations and numbers', () => {
    const read = parse(toArgdown(thread()))
    expect(read.errors).toEqual([])
    expect(read.relations).toEqual(
      expect.arrayContaining([
        ['C1', 'support', 'K1'],
        ['C2', 'attack', 'K1'],
        ['C1', 'support', 'C2'],
      ]),
    )
    expect(read.data('C1')).toMatchObject({
      score: 4.2,
      stances: [{ by: 'ada', credence: 70, ifTrue: 22, ifFalse: 61, main: 34 }],
    })
  })

  test('has what is weighed together as the conclusion of its parts', () => {
    const together = [{ type: 'conjunct_of', to: 'C3' }]
    const cruxes = [crux('C1', { relations: together }), crux('C2', { relations: together }), crux('C3')]
    const read = parse(toArgdown(thread({ cruxes })))

    expect(read.errors).toEqual([])
    expect(read.argument('All of C3')).toEqual([
      ['C1', 'premise'],
      ['C2', 'premise'],
      ['C3', 'main-conclusion'],
    ])
    expect(read.relations).not.toContainEqual(['C3', 'support', 'C1'])
  })

  test('keeps each claim apart, with the cruxes under each that they are for', () => {
    const other = { ref: 'k2', name: 'Claim 2', text: 'Forecasts pay.' }
    const [first] = crux('C1').stances
    const read = parse(
      toArgdown(
        thread({
          claims: [MAIN, other],
          cruxes: [
            crux('C1', {
              forClaims: [
                { ref: 'main', meanSwing: 0.3 },
                { ref: 'k2', meanSwing: -0.1 },
              ],
              stances: first ? [first, { ...first, claim: 'k2', ifTrue: 10 }] : [],
            }),
            crux('C2', { forClaims: [{ ref: 'k2', meanSwing: 0.2 }] }),
          ],
        }),
      ),
    )
    expect(read.errors).toEqual([])
    expect(read.text('K2')?.trim()).toBe('Forecasts pay.')
    expect(read.relations.sort()).toEqual([
      ['C1', 'attack', 'K2'],
      ['C1', 'support', 'K1'],
      ['C2', 'support', 'K2'],
    ])
    expect(read.data('C1')).toMatchObject({ stances: [{ claim: 'K1' }, { claim: 'K2', ifTrue: 10 }] })
  })

  test('takes ten thousand hostile sentences for sentences', () => {
    const nasty = fc.constantFrom(
      ...'[]<>{}()#@*_:;/\\-+=.,|"\'`~!?$%^&'.split(''),
      '===',
      '\n',
      '\n\n',
      '--',
      '(1)',
      '+ [C1]',
      '- ',
      '<!--',
      '//',
      '/*',
      'word',
      ' ',
      '\u2028',
      'é',
      '漢',
    )
    const sentence = fc.array(nasty, { minLength: 1, maxLength: 24 }).map((pieces) => pieces.join(''))
    let seen = 0
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 50, maxLength: 50 }), (sentences) => {
        // Every fifth joins those before it.
        const cruxes = sentences.map((statement, i) => {
          const whole = 5 * Math.ceil((i + 1) / 5)
          const relations = whole === i + 1 ? [] : [{ type: 'conjunct_of', to: `C${whole}` }]
          const operationalization = sentences.at(-i) ?? null
          return crux(`C${i + 1}`, { statement, operationalization, stances: [], relations })
        })
        const read = parse(toArgdown(thread({ claims: [{ ...MAIN, text: sentences[0] ?? 'x' }], cruxes })))
        seen += sentences.length
        expect(read.errors).toEqual([])
        for (const { label, statement, operationalization } of cruxes) {
          expect(read.data(label)).toMatchObject({ operationalization })
          const plain = escapeArgdown(statement).replace(/\\(.)/g, '$1')
          expect(read.text(label)?.trim()).toBe(plain)
        }
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThanOrEqual(10_000)
  }, 120_000)
})

test('Markdown says below a crux what one would see', () => {
  const rail = { lines: {} } as unknown as Parameters<typeof toMarkdown>[1][number] // no sentences: the cruxes alone
  const text = toMarkdown(
    thread({ cruxes: [crux('C1', { operationalization: 'Nine in\nten.' }), crux('C2')] }),
    [rail],
  )

  expect(text.match(/\*\*What we would see\.\*\*.*/g)).toEqual(['**What we would see.** Nine in ten.'])
})

describe('CSV', () => {
  test('has a line a stance, under names of its columns', () => {
    expect(toCsv(thread()).split('\r\n')).toEqual([
      'crux,claim,by,credence,if_true,if_false,main,mark,at,confidence',
      'C1,main,ada,70,22,61,34,,2026-01-01T12:00:00Z,2',
      'C2,main,ada,70,22,61,34,,2026-01-01T12:00:00Z,',
      '',
    ])
  })
  test('never starts a formula, and keeps commas, quotes and line ends inside their cell', () => {
    expect(csvCell('=1+1')).toBe("'=1+1")
    expect(csvCell('@sum')).toBe("'@sum")
    expect(csvCell('a, "b"\nc')).toBe('"a, ""b""\nc"')
    expect(csvCell(-5)).toBe('-5')
  })
})
