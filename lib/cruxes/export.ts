import type { RailView } from './rail'
import { partsIn } from './together/parts'

/** A stance as exports say it: the person, their numbers in percent, when. */
export type ExportStance = {
  crux: string
  by: string
  credence: number | null
  ifTrue: number | null
  ifFalse: number | null
  main: number | null
  mark: string | null
  at: string
}
export type ExportCrux = {
  ref: string
  label: string
  statement: string
  operationalization: string | null
  kind: string
  state: string
  outcome: string | null
  outcomeNote: string | null
  meanSwing: number | null
  score: number | null
  lower: number | null
  relations: { type: string; to: string }[]
  stances: ExportStance[]
  anchors: { by: string; quote: string; ref: string }[]
}
export type CruxExport = {
  slug: string
  title: string
  url: string
  mainClaim: string | null
  cruxes: ExportCrux[]
}

/**
 * A thread's claims and cruxes as Argdown. Text is escaped so that no sentence can be taken for syntax; titles are our own
 * short names; credences stand in the data braces, since Argdown has no place of its own for them.
 */
export function toArgdown({ title, mainClaim, cruxes }: CruxExport): string {
  const parts = [
    '===',
    `title: ${JSON.stringify(title)}`,
    'model:',
    '    removeTagsFromText: true',
    '===',
    '',
  ]
  if (mainClaim !== null) parts.push(`[K1]: ${escapeArgdown(mainClaim)} #claim`)
  for (const crux of cruxes)
    if (mainClaim !== null && crux.meanSwing)
      parts.push(`  ${crux.meanSwing > 0 ? '+' : '-'} [${crux.label}]`)
  parts.push('')
  for (const crux of cruxes) parts.push(...argdownCrux(crux), '')
  for (const [whole, premises] of partsIn(cruxes, ({ label }) => label))
    parts.push(...argdownTogether(whole, premises), '')
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function argdownCrux(crux: ExportCrux): string[] {
  const stances = crux.stances.map(({ by, credence, ifTrue, ifFalse, main }) => ({
    by,
    credence,
    ifTrue,
    ifFalse,
    main,
  }))
  const seen =
    crux.operationalization === null ? '' : `"operationalization":${spelled(crux.operationalization)},`
  const data = `{${seen}${JSON.stringify({ score: crux.score, stances }).slice(1)}`
  return [
    `[${crux.label}]: ${escapeArgdown(crux.statement)} #crux #${crux.kind} #${crux.state} ${data}`,
    ...crux.relations.flatMap(({ type, to }) => {
      if (type === 'contradicts') return [`  >< [${to}]`]
      if (type === 'evidence_against') return [`  - [${to}]`]
      // Said by an argument of its own, whose premises they are.
      if (type === 'conjunct_of') return []
      return type === 'duplicates' ? [] : [`  + [${to}]`]
    }),
  ]
}

/** The parts of a conjunction as the premises of an argument for it. */
const argdownTogether = (whole: string, premises: readonly string[]): string[] => [
  `<All of ${whole}>`,
  '',
  ...premises.map((label, i) => `(${i + 1}) [${label}]`),
  '----',
  `(${premises.length + 1}) [${whole}]`,
]

/** A text as a JSON string in which nothing but letters, digits and spaces stands as itself: Argdown looks for its braces before YAML reads it. */
const spelled = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 ]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`

/** NFC; control characters, line ends and runs of space are one space; every character that Argdown reads as syntax gets a backslash. */
export function escapeArgdown(text: string): string {
  const plain = text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g, ' ')
    .trim()
  return plain === '' ? '(empty)' : plain.replace(/[\\@#*_[\]:;</>\-(){}.,=+]/g, '\\$&')
}

/** "Where we disagree" as Markdown: the sentences of the rail, then every crux with its numbers. */
export function toMarkdown(data: CruxExport, rail: RailView): string {
  const { title, url, mainClaim, cruxes } = data
  const together = partsIn(cruxes, ({ label }) => label)
  const lines = [`# ${title}`, '', url, '']
  if (mainClaim !== null) lines.push(`**Main claim.** ${mainClaim}`, '')
  lines.push(
    ...Object.values(rail.lines)
      .flat()
      .map(({ sentence }) => `- ${sentence}`),
    '',
  )
  for (const crux of cruxes) {
    lines.push(
      `## ${crux.label}. ${crux.statement}`,
      '',
      `${crux.kind}, ${crux.state}${crux.outcome ? `: ${crux.outcome.replaceAll('_', ' ')}` : ''}`,
      '',
    )
    const parts = together.get(crux.label)
    if (parts) lines.push(`Weighed together: ${parts.join(', ')}.`, '')
    if (crux.operationalization !== null)
      lines.push(`**What we would see.** ${crux.operationalization.replace(/\s+/g, ' ')}`, '')
    lines.push(...crux.anchors.map(({ by, quote, ref }) => `> ${quote}\n>\n> ${by} (${ref})\n`))
    if (crux.stances.length > 0) {
      lines.push('| who | how likely | main claim if true | if false | now |', '|---|---|---|---|---|')
      lines.push(
        ...crux.stances.map(
          ({ by, credence, ifTrue, ifFalse, main }) =>
            `| ${by} | ${[credence, ifTrue, ifFalse, main].map((n) => n ?? '').join(' | ')} |`,
        ),
        '',
      )
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const COLUMNS = ['crux', 'by', 'credence', 'if_true', 'if_false', 'main', 'mark', 'at'] as const

/** Every current stance as one line of CSV (RFC 4180), safe to open in a spreadsheet: nothing in it starts a formula. */
export function toCsv({ cruxes }: CruxExport): string {
  const rows = cruxes.flatMap(({ stances }) =>
    stances.map(({ crux, by, credence, ifTrue, ifFalse, main, mark, at }) => [
      crux,
      by,
      credence,
      ifTrue,
      ifFalse,
      main,
      mark,
      at,
    ]),
  )
  return [COLUMNS as readonly unknown[], ...rows]
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')
    .concat('\r\n')
}

/** A leading = + - @ tab or return would make a spreadsheet compute: an apostrophe before it makes it text. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
