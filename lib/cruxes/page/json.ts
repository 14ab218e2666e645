import type { PageView } from './view'

const iso = (at: number): string => new Date(at).toISOString()

/** A crux's page as data (`GET /api/cruxes/ID`): percents are whole, scores in points of the main claim, times ISO. */
export function cruxJson(page: PageView, siteUrl: string) {
  const { card, settling } = page
  const { thread } = card
  return {
    id: card.id,
    url: `${siteUrl}/cruxes/${card.id}`,
    ref: card.ref,
    label: card.label,
    statement: card.statement,
    details: card.details,
    operationalization: card.operationalization,
    kind: card.kind,
    state: card.state,
    ending: card.ending,
    revision: page.revision,
    by: page.proposedBy.handle,
    created_at: iso(page.createdAt),
    thread: { slug: thread.slug, title: thread.title, main_claim: card.mainClaim, crux_swing: thread.swing },
    claim: card.claim && { id: card.claim.ref, text: card.claim.text },
    claims: card.claims.map(({ ref, text }) => ({ id: ref, text })),
    merged_into: card.mergedInto?.id ?? null,
    criteria: settling.criteria,
    resolve_by: settling.resolveBy,
    anchors: page.anchors.map(({ role, quote, ref, by }) => ({
      role,
      comment: ref,
      quote,
      by: by?.handle ?? null,
    })),
    is_blind: card.isBlind,
    stances:
      page.people?.map(
        ({
          person,
          percents: { credence, ifTrue, ifFalse, main },
          swing,
          is,
          confidence,
          note,
          at,
          isStale,
        }) => ({
          by: person.handle,
          credence,
          if_true: ifTrue,
          if_false: ifFalse,
          main,
          swing,
          says: is || null,
          confidence,
          note,
          at: iso(at),
          is_stale: isStale,
        }),
      ) ?? null,
    pairs: page.pairs.map(({ who, gap, explained, residual, isDouble, vod }) => ({
      who,
      gap,
      explained,
      residual,
      is_double: isDouble,
      value_of_discrimination: vod,
    })),
    figures: Object.fromEntries(
      page.figures.map(({ name, value }) => [
        name.toLowerCase().replaceAll(' ', '_'),
        Number(value.replace('−', '-')),
      ]),
    ),
    evidence: page.evidence.map(({ url, comment, direction, quote, by, at }) => ({
      url,
      comment: comment?.ref ?? null,
      direction,
      quote,
      by: by.handle,
      at: iso(at),
    })),
    paraphrases: page.paraphrases.map(({ by, of, text, accepted, at }) => ({
      by: by.handle,
      of: of.handle,
      text,
      accepted,
      at: iso(at),
    })),
    doubts: page.flags.map(({ kind, note, by, at }) => ({ kind, note, by: by.handle, at: iso(at) })),
    weighed_together: card.together?.parts.map(({ id }) => id) ?? null,
    relations: page.relations.map(({ type, crux, isReversed }) =>
      isReversed ? { type, from: crux.id } : { type, to: crux.id },
    ),
    history: page.history.map(({ at, by, words, was, is, reason }) => ({
      at: iso(at),
      by: by?.handle ?? null,
      words,
      was,
      is,
      reason,
    })),
  }
}
