import { mustNotCircle } from '@/lib/cruxes/linking/kinds'
import type { DocumentCrux, ThreadDocument } from './document'
import { type Found, type Path, twice } from './problem'

const REPEATED = 'this person has a stance at this moment already'

/** What a thread's claims must be besides well-formed: named once, in the main claim's words, moved by comments that exist. */
export function checkClaims({ thread, claims = [], comments }: ThreadDocument): Found[] {
  const ids = new Set(comments.map((comment) => comment.id))
  const found: Found[] = twice(claims, (claim) => claim.id).map((i) => ({
    path: ['claims', i, 'id'],
    message: 'this id is used twice',
  }))
  claims.forEach(({ id, text, stances = [] }, i) => {
    const say = (path: Path, message: string) => found.push({ path: ['claims', i, ...path], message })
    if (id === 'main' && text !== thread.main_claim)
      say(['text'], 'the claim with the id main must say the same as thread.main_claim')
    stances.forEach(({ because }, j) => {
      if (because && !ids.has(because)) say(['stances', j, 'because'], `there is no comment ${because}`)
    })
    for (const j of twice(stances, ({ by, at }) => `${by} ${Date.parse(at)}`))
      say(['stances', j, 'at'], REPEATED)
  })
  return found
}

/** What a thread's cruxes must be besides well-formed: the same, and in a state that has all that it needs. */
export function checkCruxes({ thread, claims = [], cruxes = [], comments }: ThreadDocument): Found[] {
  const names = {
    comments: new Set(comments.map((comment) => comment.id)),
    claims: new Set([...(thread.main_claim ? ['main'] : []), ...claims.map((claim) => claim.id)]),
    cruxes: new Set(cruxes.map((crux) => crux.id)),
  }
  const repeated = twice(cruxes, (crux) => crux.id)
  return [
    ...repeated.map((i) => ({ path: ['cruxes', i, 'id'], message: 'this id is used twice' })),
    ...cruxes.flatMap((crux, i) =>
      [...checkEnd(crux, names.cruxes), ...checkNames(crux, names)].map(({ path, message }) => ({
        path: ['cruxes', i, ...path],
        message,
      })),
    ),
    ...checkCircles(cruxes),
  ]
}

function checkEnd(crux: DocumentCrux, cruxes: ReadonlySet<string>): Found[] {
  const { state, outcome, merged_into } = crux
  const ended = state === 'resolved' || state === 'dissolved'
  const isTruth = outcome === 'true' || outcome === 'false'
  const trouble: [boolean, string, string][] = [
    [
      ended !== (outcome !== undefined),
      'outcome',
      'a crux has an outcome exactly when it is resolved or dissolved',
    ],
    [
      isTruth && (crux.kind === 'value' || crux.kind === 'definition'),
      'outcome',
      `a ${crux.kind} crux is never true or false`,
    ],
    [
      state === 'resolved' && !crux.resolved_at,
      'resolved_at',
      'a resolved crux needs the time it was resolved',
    ],
    [
      (state === 'merged') !== (merged_into !== undefined),
      'merged_into',
      'a crux names merged_into exactly when it is merged',
    ],
    [
      merged_into !== undefined && (!cruxes.has(merged_into) || merged_into === crux.id),
      'merged_into',
      `there is no other crux ${merged_into}`,
    ],
  ]
  return trouble.flatMap(([isTrouble, key, message]) => (isTrouble ? [{ path: [key], message }] : []))
}

type Names = Record<'comments' | 'claims' | 'cruxes', ReadonlySet<string>>

function checkNames(
  { id, claims = [], anchors = [], stances = [], relations = [] }: DocumentCrux,
  names: Names,
): Found[] {
  const found: Found[] = []
  const say = (path: Path, message: string) => found.push({ path, message })
  claims.forEach((claim, j) => {
    if (!names.claims.has(claim)) say(['claims', j], `there is no claim ${claim}`)
  })
  for (const j of twice(claims, (claim) => claim)) say(['claims', j], 'this claim is named twice')
  anchors.forEach(({ comment }, j) => {
    if (comment !== null && !names.comments.has(comment))
      say(['anchors', j, 'comment'], `there is no comment ${comment}`)
  })
  stances.forEach(({ claim = 'main', because }, j) => {
    if (!names.claims.has(claim)) say(['stances', j, 'claim'], `there is no claim ${claim}`)
    if (because && !names.comments.has(because))
      say(['stances', j, 'because'], `there is no comment ${because}`)
  })
  for (const j of twice(stances, ({ by, claim = 'main', at }) => `${by} ${claim} ${Date.parse(at)}`))
    say(['stances', j, 'at'], REPEATED)
  relations.forEach(({ to }, j) => {
    if (!names.cruxes.has(to) || to === id) say(['relations', j, 'to'], `there is no other crux ${to}`)
  })
  for (const j of twice(relations, ({ type, to }) => `${type} ${to}`))
    say(['relations', j], 'this relation is given twice')
  return found
}

/**
 * Cruxes rest on one another, refine one another and are merged without ever coming back to where they began; nor do
 * they together with the relations of `others`, which stay where they are.
 */
export function checkCircles(cruxes: readonly DocumentCrux[], others: readonly DocumentCrux[] = []): Found[] {
  const found: Found[] = []
  const steps = new Map<string, Set<string>>() // `type id` -> ids
  const leadsTo = (type: string, from: string, goal: string, seen = new Set<string>()): boolean => {
    if (from === goal) return true
    if (seen.has(from)) return false
    seen.add(from)
    return [...(steps.get(`${type} ${from}`) ?? [])].some((next) => leadsTo(type, next, goal, seen))
  }
  const walk = (type: string, from: string, to: string, path: Path, message: string) => {
    if (from !== to && leadsTo(type, to, from)) found.push({ path, message })
    else steps.set(`${type} ${from}`, new Set([...(steps.get(`${type} ${from}`) ?? []), to]))
  }
  const walkRelations = ({ id, relations = [] }: DocumentCrux, i: number) => {
    relations.forEach(({ type, to }, j) => {
      if (mustNotCircle(type))
        walk(
          type,
          id,
          to,
          ['cruxes', i, 'relations', j],
          'these cruxes would rest on one another in a circle',
        )
    })
  }
  others.forEach(walkRelations)
  cruxes.forEach((crux, i) => {
    walkRelations(crux, i)
    if (crux.merged_into !== undefined) {
      const path = ['cruxes', i, 'merged_into']
      walk('merged', crux.id, crux.merged_into, path, 'these cruxes are merged in a circle')
    }
  })
  return found
}
