import type { NamedClaim } from './claims/naming'
import type { RailView } from './rail'
import { partsIn } from './together/parts'

/** A stance as exports say it: the person, their numbers in percent, when. */
export type ExportStance = {
  crux: string
  /** The claim it is weighed against, by its name in the thread's document. */
  claim: string
  by: string
  credence: number | null
  ifTrue: number | null
  ifFalse: number | null
  main: number | null
  mark: string | null
  /** How well they say they know it: 1 a guess, 2 thought over, 3 known well. */
  confidence: number | null
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
  /** For its first claim. */
  score: number | null
  lower: number | null
  /** The claims it is a crux for, its first one first, with the mean swing in each. */
  forClaims: { ref: string; meanSwing: number | null }[]
  relations: { type: string; to: string }[]
  stances: ExportStance[]
  anchors: { by: string; quote: string; ref: string }[]
}
export type CruxExport = {
  slug: string
  title: string
  url: string
  claims: NamedClaim[]
  cruxes: ExportCrux[]
}

/**
 * A thread's claims and cruxes as Argdown. Text is escaped so that no sentence can be taken for syntax; titles are our own
 * short names; credences stand in the data braces, since Argdown has no place of its own for them.
 */
export function toArgdown({ title, claims, cruxes }: CruxExport): string {
  const parts = [
    '===',
    `title: ${JSON.stringify(title)}`,
    'model:',
    '    removeTagsFromText: true',
    '===',
    '',
  ]
  for (const [i, { ref, text }] of claims.entries()) {
    parts.push(`[K${i + 1}]: ${escapeArgdown(text)} #claim`)
    for (const { label, forClaims } of cruxes) {
      const swing = forClaims.find((one) => one.ref === ref)?.meanSwing
      if (swing) parts.push(`  ${swing > 0 ? '+' : '-'} [${label}]`)
    }
    parts.push('')
  }
  for (const crux of cruxes) parts.push(...argdownCrux(crux, claims), '')
  for (const [whole, premises] of partsIn(cruxes, ({ label }) => label))
    parts.push(...argdownTogether(whole, premises), '')
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function argdownCrux(crux: ExportCrux, claims: readonly NamedClaim[]): string[] {
  const stances = crux.stances.map(({ by, claim, credence, ifTrue, ifFalse, main }) => ({
    by,
    ...(claims.length > 1 ? { claim: claimLabel(claims, claim) } : {}),
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
/** "K2" */
const claimLabel = (claims: readonly NamedClaim[], ref: string): string =>
  `K${claims.findIndex((claim) => claim.ref === ref) + 1}`

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

/** "Where we disagree" as Markdown: the sentences of the rail on each claim, then every crux with its numbers. */
export function toMarkdown(data: CruxExport, rails: readonly RailView[]): string {
  const { title, url, claims, cruxes } = data
  const isSeveral = claims.length > 1
  const together = partsIn(cruxes, ({ label }) => label)
  const lines = [`# ${title}`, '', url, '']
  for (const { name, text } of claims) lines.push(`**${name}.** ${text}`, '')
  lines.push(
    ...rails.flatMap(({ lines: said, claim }) => [
      ...(isSeveral && claim ? [`${claim.name}:`, ''] : []),
      ...Object.values(said)
        .flat()
        .map(({ sentence }) => `- ${sentence}`),
      '',
    ]),
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
    if (isSeveral) lines.push(`For: ${crux.forClaims.map(({ ref }) => nameOf(claims, ref)).join(', ')}`, '')
    lines.push(...crux.anchors.map(({ by, quote, ref }) => `> ${quote}\n>\n> ${by} (${ref})\n`))
    if (crux.stances.length > 0) {
      const which = isSeveral ? ['| who | for |', '|---|---|'] : ['| who |', '|---|']
      lines.push(
        `${which[0]} how likely | ${isSeveral ? 'claim' : 'main claim'} if true | if false | now |`,
        `${which[1]}---|---|---|---|`,
      )
      lines.push(
        ...crux.stances.map(
          ({ by, claim, credence, ifTrue, ifFalse, main }) =>
            `| ${by} | ${isSeveral ? `${nameOf(claims, claim)} | ` : ''}${[credence, ifTrue, ifFalse, main].map((n) => n ?? '').join(' | ')} |`,
        ),
        '',
      )
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const nameOf = (claims: readonly NamedClaim[], ref: string): string =>
  claims.find((claim) => claim.ref === ref)?.name ?? ref

const COLUMNS = [
  'crux',
  'claim',
  'by',
  'credence',
  'if_true',
  'if_false',
  'main',
  'mark',
  'at',
  'confidence',
] as const

/** Every current stance as one line of CSV (RFC 4180), safe to open in a spreadsheet: nothing in it starts a formula. */
export function toCsv({ cruxes }: CruxExport): string {
  const rows = cruxes.flatMap(({ stances }) =>
    stances.map(({ crux, claim, by, credence, ifTrue, ifFalse, main, mark, at, confidence }) => [
      crux,
      claim,
      by,
      credence,
      ifTrue,
      ifFalse,
      main,
      mark,
      at,
      confidence,
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
