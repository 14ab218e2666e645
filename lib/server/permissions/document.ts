import { DOINGS, type Doing, type Place } from '@/lib/groups/place'
import { mayTakePart } from '@/lib/groups/policy'
import { OF_ACCOUNTS } from './accounts'
import { OF_ADMIN } from './admin'
import { OF_CLAIMS } from './claims'
import { OF_CRUXES } from './cruxes'
import { OF_FORUM } from './forum'
import { OF_GROUPS } from './groups'
import { OF_MODERATION } from './moderation'
import { OF_ROOMS } from './rooms'
import { ASKERS, type Asker, NOW, type Permissions, placeWith, type Situation } from './situation'

/** The tables of the document. A part of the forum that brings actions brings its situations here. */
export const TABLES: readonly { title: string; permissions: Permissions }[] = [
  { title: 'Writing, voting, reacting', permissions: OF_FORUM },
  { title: 'Cruxes', permissions: OF_CRUXES },
  { title: 'What a thread claims', permissions: OF_CLAIMS },
  { title: 'Rooms on a crux', permissions: OF_ROOMS },
  { title: 'Moderation', permissions: OF_MODERATION },
  { title: 'Groups', permissions: OF_GROUPS },
  { title: 'The site', permissions: OF_ADMIN },
  { title: 'One’s own account', permissions: OF_ACCOUNTS },
]

const askers = Object.keys(ASKERS) as Asker[]

/** docs/permissions.md: who may do what, in the words of those who are refused. */
export function permissionsDocument(actions: readonly { name: string; summary: string }[]): string {
  const summaries = new Map(actions.map(({ name, summary }) => [name, summary]))
  return [
    '# Permissions',
    'Who may do what, asked of the policies that enforce it (`npm run permissions` writes this file; a test compares). A number is the',
    'sentence with which somebody is refused, below the table. Where a table says nothing of it, the group is open, nothing is locked,',
    'and nobody is over a limit.',
    ...TABLES.map(
      ({ title, permissions }) =>
        `\n## ${title}\n\n${tableOf(
          Object.entries(permissions).flatMap(([name, situations]) =>
            situations.map((situation, i) => ({
              label: `${i === 0 ? `${summaries.get(name) ?? name} (\`${name}\`)` : '…'}${situation.when ? ` — ${situation.when}` : ''}`,
              situation,
            })),
          ),
        )}`,
    ),
    `\n## Where\n\nWhat a place changes about it, for a member. Moderators of the site and admins are let in by every group; a lock holds for all.\n\n${placesTable()}`,
    '',
  ].join('\n')
}

type Row = { label: string; situation: Situation }

function tableOf(rows: readonly Row[]): string {
  const sentences = new Sentences()
  const lines = rows.map(({ label, situation: { may } }) => [
    label,
    ...askers.map((asker) => {
      if (may === 'anyone') return 'yes'
      const decision = may(ASKERS[asker], NOW)
      return decision.allowed ? 'yes' : sentences.numberOf(decision.reason)
    }),
  ])
  return `${markdown(['', ...askers], lines)}\n\n${sentences.list()}`
}

const CLOSED = { read: 'anyone', comment: 'member', vote: 'member', tag: 'member', start: 'member' } as const
const PLACES = {
  'the group asks to join first': {
    group: { slug: 'circle', name: 'Reading circle', needs: CLOSED },
  },
  'locked thread': { lock: { until: null, reason: 'It has run its course.' } },
  'suspended from the thread': {
    standing: {
      ...placeWith().standing,
      suspendedHere: { until: null, reason: 'Rule 2.' },
    },
  },
} as const satisfies Record<string, Partial<Place>>

function placesTable(): string {
  const sentences = new Sentences()
  const lines = (Object.keys(DOINGS) as Doing[]).map((doing) => [
    DOINGS[doing].words,
    ...Object.values(PLACES).map((over) => {
      const decision = mayTakePart(ASKERS.member, placeWith(over), doing, NOW)
      return decision.allowed ? 'yes' : sentences.numberOf(decision.reason)
    }),
  ])
  return `${markdown(['', ...Object.keys(PLACES)], lines)}\n\n${sentences.list()}`
}

/** Sentences by number, in the order in which they are first said. */
class Sentences {
  private readonly said: string[] = []

  numberOf(sentence: string): string {
    if (!this.said.includes(sentence)) this.said.push(sentence)
    return String(this.said.indexOf(sentence) + 1)
  }
  list(): string {
    return this.said.map((sentence, i) => `${i + 1}. ${sentence}`).join('\n')
  }
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : ':-:'))), ...rows.map(line)].join('\n')
}
