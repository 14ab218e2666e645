import type { NamedClaim } from '@/lib/cruxes/claims/naming'
import type { PageView } from '@/lib/cruxes/page/view'
import { typeset } from '@/lib/text/typeset'
import { addressOf } from '../claim-nav'
import { Asked, CruxForm, Part } from './form'

/** What it is a crux for, in a thread of several claims; its proposer and moderators say so. */
export function ForWhich({ page }: { page: PageView }) {
  const { card, claimChoices } = page
  const { id, claims } = card
  if (claims.length < 2 && claimChoices.add.length === 0) return null
  return (
    <Part name="claims" heading="What it is a crux for">
      <ul className="plain">
        {claims.map((claim) => (
          <li key={claim.ref}>
            <a href={addressOf({ id, claims, claim })}>{claim.name}</a>: {typeset(claim.text)}
            {claimChoices.remove.includes(claim) && (
              <CruxForm action="crux-claim-gone" fields={{ crux: id, claim: claim.ref }} className="inline">
                <button
                  type="submit"
                  className="soft-button"
                  aria-label={`It is no crux for ${claim.name} after all`}
                >
                  Not for this one
                </button>
              </CruxForm>
            )}
          </li>
        ))}
      </ul>
      {claimChoices.add.length > 0 && (
        <Asked words="It is a crux for another claim too">
          <CruxForm action="crux-claim" fields={{ crux: id }}>
            <label htmlFor="for-claim">For which claim?</label>
            <ClaimSelect id="for-claim" claims={claimChoices.add} />
            <button type="submit" className="primary">
              Add it
            </button>
          </CruxForm>
        </Asked>
      )}
    </Part>
  )
}

/** One of several claims to choose. */
export function ClaimSelect({
  id,
  claims,
  chosen,
}: {
  id: string
  claims: readonly NamedClaim[]
  chosen?: string | undefined
}) {
  return (
    <select id={id} name="claim" defaultValue={chosen}>
      {claims.map(({ ref, name, text }) => (
        <option key={ref} value={ref}>
          {name}: {text.length > 80 ? `${text.slice(0, 79)}…` : text}
        </option>
      ))}
    </select>
  )
}
