import { describe, expect, test } from 'vitest'
import { isDoubleCrux } from '@/lib/cruxes/pair'
import { toStance } from '@/lib/cruxes/stance'
import { readFacts } from '@/lib/testing/facts'
import { renderComment, renderPost } from '@/lib/text/bodies'
import { toPlainText } from '@/lib/text/plain-text'
import { typeset } from '@/lib/text/typeset'
import type { DocumentCrux, ThreadDocument } from '@/lib/transfer/document'
import { placesOf } from '@/lib/transfer/rows'
import { readDocuments, readMirrors, readPeople } from './mirrors'

const documents = new Map((await readDocuments()).map(({ document }) => [document.thread.slug, document]))
const mirrors = new Map((await readMirrors()).map(({ document }) => [document.thread.slug, document]))
const allFacts = readFacts()

/** What is undefined in one and missing in the other is the same. */
const given = <T extends object>(value: T) => JSON.parse(JSON.stringify(value))

test('every discussion has its mirror, and every mirror its discussion', () => {
  expect([...documents.keys()].sort()).toEqual(allFacts.map(({ thread }) => thread).sort())
})

test('everybody in the mirrors says something about themself, and nobody else does', async () => {
  const named = new Set([...documents.values()].flatMap(({ people }) => people.map(({ handle }) => handle)))
  const people = await readPeople()

  // A voice from the room is nobody in particular.
  expect(people.map(({ handle }) => handle).sort()).toEqual(
    [...named].filter((name) => name !== 'audience').sort(),
  )
  expect(people.filter(({ about = '' }) => about.trim() === '')).toEqual([])
})

describe.each(allFacts)('the mirror of $thread', (facts) => {
  const document = must(documents.get(facts.thread))
  const { thread, comments, cruxes = [] } = document

  test('is the same post: kind, author, claim, source and figures', () => {
    const { kind, by, main_claim, crossposted_from, karma, media } = thread

    expect(given({ kind, by, main_claim, crossposted_from, karma })).toEqual(
      given({
        ...{ kind: facts.kind, by: facts.by, main_claim: facts.main_claim },
        ...{ crossposted_from: facts.crossposted_from, karma: facts.karma },
      }),
    )
    expect(thread.source?.mirrored).toBe(true)
    if (facts.site) expect(thread.source?.site).toBe(facts.site)
    if (facts.media) expect(media).toMatchObject(facts.media)
    if (facts.reactions) expect(thread.reactions).toHaveLength(facts.reactions)
  })

  test('has the headings of the original', () => {
    const headings = renderPost(thread.body, thread.kind).headings.map(({ text }) => text)

    if (facts.headings) expect(headings).toEqual(facts.headings.map(typeset))
  })

  test('has the same tree of comments, node for node, with the same figures and flags', () => {
    const wanted = (facts.comments ?? []).map(({ size: _size, flags: _flags, ...comment }) => comment)
    const found = comments.map(({ id, parent, by, karma, agreement, af_karma, on_behalf_of }) =>
      given({ id, parent, by, karma, agreement, af_karma, on_behalf_of }),
    )

    if (facts.comments) expect(found).toEqual(wanted)
    for (const { id, flags = [] } of facts.comments ?? [])
      expect([id, ...flagsOf(document, id)]).toEqual([id, ...flags])
  })

  test('has comments as long as theirs: a one-liner stays a one-liner', () => {
    const bounds = { short: [1, 60], medium: [80, 250], long: [300, 700] } as const
    for (const { id, size, flags = [] } of facts.comments ?? []) {
      if (flags.includes('deleted')) continue
      const [least, most] = bounds[size]
      const words = ownWords(document, id)
      expect([id, words < least ? 'too short' : words > most ? 'too long' : 'as long']).toEqual([
        id,
        'as long',
      ])
    }
  })

  test('brings a discussion of its own where the source has none', () => {
    if (!facts.invited_comments) return
    const depths = [...placesOf(comments).values()].map(({ depth }) => depth)

    expect(comments).toHaveLength(facts.invited_comments.count)
    expect(Math.max(...depths) + 1).toBe(facts.invited_comments.levels)
  })

  test('keeps its figures when the others are filled in', () => {
    const { comments: filled } = must(mirrors.get(facts.thread))
    for (const { id, karma, agreement, af_karma } of facts.comments ?? [])
      expect(filled.find((comment) => comment.id === id)).toMatchObject(given({ karma, agreement, af_karma }))
    expect(filled.filter(({ karma, state }) => karma === undefined && state !== 'deleted')).toEqual([])
  })

  test('turns on the same cruxes', () => {
    const found = cruxes.map((crux) => ({
      ...{ id: crux.id, statement: crux.statement, kind: crux.kind, status: crux.state },
      depends_on: (crux.relations ?? []).filter(({ type }) => type === 'depends_on').map(({ to }) => to),
    }))
    const wanted = facts.cruxes.map(({ id, statement, kind, status, depends_on = [] }) => ({
      ...{ id, statement, kind, status, depends_on },
    }))

    expect(found).toEqual(wanted)
    for (const { id, outcome } of facts.cruxes) {
      const crux = must(cruxes.find((one) => one.id === id))
      if (outcome)
        expect(`${crux.outcome} ${crux.outcome_note}`.toLowerCase()).toContain(
          outcome.toLowerCase().split(':')[0],
        )
    }
  })

  test('gets its sides and states from the numbers that people gave', () => {
    for (const { id, status, sides } of facts.cruxes) {
      const crux = must(cruxes.find((one) => one.id === id))
      const doubles = pairsIn(crux)
      if (status === 'double') expect([id, doubles]).not.toEqual([id, []])
      else expect([id, doubles]).toEqual([id, []])

      const [those, others] = [sides.for, sides.against].map((side) =>
        side.map((who) => personAt(document, who)),
      )
      for (const person of new Set([...(those ?? []), ...(others ?? [])])) {
        const isBoth = those?.includes(person) && others?.includes(person)
        const [from, to] = isBoth ? [40, 60] : those?.includes(person) ? [55, 100] : [0, 45]
        const credence = latest(crux, person)?.credence ?? -1
        expect([id, person, credence >= from && credence <= to]).toEqual([id, person, true])
      }
    }
  })
})

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is missing')
  return value
}

function flagsOf({ thread, comments, people }: ThreadDocument, id: string): string[] {
  const comment = must(comments.find((one) => one.id === id))
  const isAutomatic = people.some(({ handle, automatic }) => handle === comment.by && automatic)
  const hasRevisions = comment.edited_at !== undefined && comment.revisions !== undefined
  // Whoever wrote the post may say in a comment that they changed it.
  const saysEdited =
    comment.by === thread.by && thread.edited_at !== undefined && thread.revisions !== undefined
  return [
    ...(comment.state ? [comment.state] : []),
    ...(comment.on_behalf_of ? ['on_behalf_of'] : []),
    ...(isAutomatic ? ['automatic'] : []),
    ...(hasRevisions ? ['edited'] : []),
    ...(saysEdited && !hasRevisions && /added|changed/i.test(comment.body) ? ['edited_post'] : []),
  ]
}

/** Quotes of others do not make a comment longer. */
function ownWords({ comments }: ThreadDocument, id: string): number {
  const { bodyHtml } = renderComment(must(comments.find((one) => one.id === id)).body, id)
  const own = toPlainText(bodyHtml.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, ''))
  return own.match(/\S+/g)?.length ?? 0
}

/** A side is told by a comment, the post, or a person. */
function personAt({ thread, comments }: ThreadDocument, who: string): string {
  return who === 'post' ? thread.by : (comments.find(({ id }) => id === who)?.by ?? who)
}

const latest = ({ stances = [] }: DocumentCrux, person: string) =>
  stances
    .filter(({ by }) => by === person)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1)

/** The pairs for whom a crux is double, by what they think now. */
function pairsIn(crux: DocumentCrux): string[] {
  const people = [...new Set((crux.stances ?? []).map(({ by }) => by))]
  const holders = people.flatMap((by) => {
    const { credence = null, if_true: ifTrue = null, if_false: ifFalse = null } = must(latest(crux, by))
    const stance = toStance({ credence, ifTrue, ifFalse, main: null })
    return stance ? [{ by, stance }] : []
  })
  return holders.flatMap((one, i) =>
    holders
      .slice(i + 1)
      .filter((other) => isDoubleCrux(one.stance, other.stance))
      .map((other) => `${one.by} ${other.by}`),
  )
}
