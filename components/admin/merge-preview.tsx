import { AccountForm } from '@/components/accounts/account-form'
import { Field } from '@/components/accounts/field'
import type { MergeView, Moving } from '@/lib/admin/merging/view'

/** What would move from one account to another, what would end, and the form that does it for good. */
export function MergePreview({
  view: { merged, kept, moving, ending },
  at,
}: {
  view: MergeView
  at: string
}) {
  const isLess = merged.role !== 'member' && merged.role !== kept.role
  return (
    <>
      <section aria-labelledby="moves">
        <h2 id="moves">
          From {merged.handle} to {kept.handle}
        </h2>
        {moving.length === 0 ? <p>Nothing: they have written and said nothing.</p> : <Counts rows={moving} />}
        <p>
          What both accounts voted on, reacted to or followed counts once, as {kept.handle} had it. Votes of
          one on the other’s writing go. Of two stances on a crux the later one is current; both stay in its
          history.
        </p>
      </section>
      <section aria-labelledby="ends">
        <h2 id="ends">What ends</h2>
        {ending.length > 0 && <Counts rows={ending} />}
        <p>
          {merged.handle} signs nobody in any more: its address, password, passkeys and devices go, and nobody
          can take its handle. Rights do not come along
          {isLess ? `: ${kept.handle} does not become ${merged.role} by it` : ''}. A suspension of either
          account holds. Entries of the log are not rewritten; they show {kept.handle} from now on.
        </p>
      </section>
      <section aria-labelledby="do">
        <h2 id="do">Merge them</h2>
        <p className="trouble-note">This cannot be undone, by anybody.</p>
        <AccountForm name="admin-merge" at={at} label={`Merge ${merged.handle} into ${kept.handle}`}>
          <input type="hidden" name="handle" value={merged.handle} />
          <input type="hidden" name="into" value={kept.handle} />
          <Field
            label="Handle of the account that goes"
            name="confirm"
            complete="off"
            maxLength={60}
            hint={`Type “${merged.handle}” to show that you mean it.`}
          />
          <Field
            label="Reason"
            name="reason"
            complete="off"
            maxLength={500}
            hint="It stands in the public log, and they read it."
          />
          <div className="buttons">
            <button type="submit" className="button danger">
              Merge for good
            </button>
          </div>
        </AccountForm>
      </section>
    </>
  )
}

const Counts = ({ rows }: { rows: readonly Moving[] }) => (
  <ul className="counts">
    {rows.map(({ words, count }) => (
      <li key={words}>
        <span>{words}</span> <b>{count}</b>
      </li>
    ))}
  </ul>
)
