import { AccountForm } from '@/components/accounts/account-form'

/** Who sees one's stances gathered in one place. Each by itself stands in its thread anyway. */
export function StancesSetting({ handle, isPublic }: { handle: string; isPublic: boolean }) {
  return (
    <section aria-labelledby="stances-setting">
      <h2 id="stances-setting">Your stances</h2>
      <p>
        <a href={`/people/${handle}/stances`}>Where you stand, and how you came there</a>, is gathered for you
        alone. Each single stance can be seen in its thread either way.
      </p>
      <AccountForm name="show-stances" at="/settings" label="Your stances">
        <label className="tick">
          <input type="checkbox" name="show" defaultChecked={isPublic} autoComplete="off" /> Show them on my
          page to everybody
        </label>
        <div className="buttons">
          <button type="submit" className="button quiet-button">
            Keep this choice
          </button>
        </div>
      </AccountForm>
    </section>
  )
}
