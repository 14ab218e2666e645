import type { CardView } from '@/lib/cruxes/card/view'
import { claimQuery, type NamedClaim } from '@/lib/cruxes/claims/naming'
import { typeset } from '@/lib/text/typeset'

/** The claim that a card's forms name: none where it is the crux's first. */
export const askedIn = ({ claim, claims }: Pick<CardView, 'claim' | 'claims'>): string | null =>
  claimQuery(claims, claim?.ref ?? null)

/** The address of a crux as it is weighed against one of its claims. */
export const addressOf = (card: Pick<CardView, 'id' | 'claim' | 'claims'>): string => {
  const asked = askedIn(card)
  return `/cruxes/${card.id}${asked === null ? '' : `?claim=${asked}`}`
}

/** The claim that a crux is weighed against, in its own words. */
export function TheClaim({ claim }: { claim: NamedClaim | null }) {
  return (
    <p className="for-claim">
      <span>{claim?.name ?? 'Main claim'}</span> {typeset(claim?.text ?? '')}
    </p>
  )
}

/** A crux for several claims is weighed against one at a time: links to the others. */
export function ForClaims({ card }: { card: CardView }) {
  const { id, claims, claim } = card
  if (claims.length < 2) return null
  return (
    <nav className="for-claims" aria-label={`Claims that ${card.label} is a crux for`}>
      <span>For:</span>
      {claims.map((one) => (
        <a
          key={one.ref}
          href={addressOf({ id, claims, claim: one })}
          aria-current={one.ref === claim?.ref ? 'true' : undefined}
          title={one.text}
          data-claim={askedIn({ claims, claim: one }) ?? ''}
        >
          {one.name}
        </a>
      ))}
    </nav>
  )
}

/** The claims of a thread, each a link to what the same page says of it; nothing where there is only one. */
export function ClaimLinks({
  claims,
  shown,
  href,
  label,
}: {
  claims: readonly NamedClaim[]
  shown: NamedClaim | null
  href: (ref: string | null) => string
  label: string
}) {
  if (claims.length < 2) return null
  return (
    <nav className="for-claims" aria-label={label}>
      {claims.map((one) => (
        <a
          key={one.ref}
          href={href(claimQuery(claims, one.ref))}
          aria-current={one.ref === shown?.ref ? 'true' : undefined}
          title={one.text}
        >
          {one.name}
        </a>
      ))}
    </nav>
  )
}
