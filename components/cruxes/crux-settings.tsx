import { AccountForm } from '@/components/accounts/account-form'
import { SWINGS, type Swing, swingWords, USUAL_SWING } from '@/lib/cruxes/settings/swing'

type SettingsProps = { slug: string; swing: Swing; blindFirst: boolean; maySet: boolean }

/** How a thread weighs its cruxes: said to everybody where it is not as usual, and set by its author and moderators. */
export function CruxSettings({ slug, swing, blindFirst, maySet }: SettingsProps) {
  const at = `/threads/${slug}/cruxes`
  if (!maySet) return <UnusualSwing swing={swing} className="column-head quietly" />
  return (
    <section
      className="crux-hints crux-settings column-head"
      id="settings"
      aria-labelledby="settings-heading"
    >
      <h2 id="settings-heading">How cruxes are weighed here</h2>
      <UnusualSwing swing={swing} className="quietly" />
      <details>
        <summary>Choose otherwise</summary>
        <AccountForm name="crux-settings" at={at} back={at} label="How cruxes are weighed here">
          <input type="hidden" name="thread" value={slug} />
          <div className="field">
            <label htmlFor="crux-swing">
              Something is a crux for somebody if settling it would move them by
            </label>
            <select id="crux-swing" name="swing" defaultValue={swing} aria-describedby="crux-swing-help">
              {SWINGS.map((one) => (
                <option key={one} value={one}>
                  {swingWords(one)}
                  {one === USUAL_SWING ? ', as usual' : ''}
                </option>
              ))}
            </select>
            <p className="hint" id="crux-swing-help">
              With a small number more is a crux, with a large one only what would change minds. Scores and
              states are worked out anew at once.
            </p>
          </div>
          <input type="hidden" name="blindFirst" value="" />
          <label className="whole-line">
            <input type="checkbox" name="blindFirst" defaultChecked={blindFirst} autoComplete="off" /> Others’
            numbers stay hidden until one has given one’s own
          </label>
          <div className="field">
            <label htmlFor="crux-settings-why">Why, for everybody to read in the log</label>
            <input id="crux-settings-why" name="reason" maxLength={500} required autoComplete="off" />
          </div>
          <div className="buttons">
            <button type="submit" className="button">
              Save
            </button>
          </div>
        </AccountForm>
      </details>
    </section>
  )
}

/** Where a crux takes another number of points than elsewhere, whoever reads the numbers should know. */
export function UnusualSwing({ swing, className }: { swing: Swing; className: string }) {
  if (swing === USUAL_SWING) return null
  return (
    <p className={className}>
      In this thread something is a crux for somebody if settling it would move them by {swing} points or
      more; elsewhere it takes {USUAL_SWING}.
    </p>
  )
}
