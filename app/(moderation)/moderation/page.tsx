import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseCard } from '@/components/moderation/case-card'
import { Reason } from '@/components/moderation/decide-form'
import { QuietNav } from '@/components/ui/quiet-nav'
import { isStaff } from '@/lib/access/decision'
import { CASE_KINDS, caseKinds, isCaseKind } from '@/lib/moderation/queue/kinds'
import { countKinds, countWaiting, readQueue } from '@/lib/moderation/queue/queries'
import { FILTERS, type QueueFilter } from '@/lib/moderation/queue/view'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Moderation queue' }

const isFilter = (given: string): given is QueueFilter => isCaseKind(given) || Object.hasOwn(FILTERS, given)

export default async function QueuePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedIn('/moderation')
  const filter = (await param(searchParams, 'show')) ?? 'all'
  const waiting = (await countWaiting([actor.id])).get(actor.id)
  if (waiting === undefined || !isFilter(filter)) notFound()
  const [cases, kinds] = await Promise.all([readQueue(actor.id, filter), countKinds(actor.id)])
  const now = Date.now()
  const choice = (one: QueueFilter, words: string) => ({
    href: link('/moderation', { show: one === 'all' ? null : one }),
    words,
    isCurrent: one === filter,
  })

  return (
    <section className="column queue" aria-labelledby="queue-title" data-queue-list={waiting}>
      <h1 className="title" id="queue-title">
        Moderation queue
      </h1>
      <div className="list-head">
        <QuietNav
          label="Show"
          choices={[
            choice('all', `All ${waiting}`),
            ...caseKinds.map((kind) => choice(kind, `${CASE_KINDS[kind].words} ${kinds.get(kind) ?? 0}`)),
            choice('mine', FILTERS.mine),
            choice('free', FILTERS.free),
          ]}
        />
        <a href="/log">Public log</a>
      </div>
      <p className="queue-said" role="status" />
      {cases.length === 0 ? (
        <p className="empty">{waiting === 0 ? 'Nothing waits for you.' : 'Nothing of this kind waits.'}</p>
      ) : (
        <>
          <ol className="cases" aria-label="Cases">
            {cases.map((view) => (
              <CaseCard key={view.id} view={view} now={now} isOfSite={isStaff(actor)} />
            ))}
          </ol>
          {cases.some(({ kind }) => kind === 'report') && <Bulk />}
        </>
      )}
      <p className="hint keys-hint needs-script">
        Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>c</kbd> claim, <kbd>d</kbd> decide,{' '}
        <kbd>x</kbd> tick
      </p>
    </section>
  )
}

/** The same decision on all that is ticked, for one reason. */
const Bulk = () => (
  <>
    <p className="hint bulk-hint keys-hint">Tick reports to decide on several for one reason.</p>
    <form
      id="bulk"
      className="decide-form bulk"
      method="post"
      action="/api/do/decide-all"
      aria-label="Decide on all ticked"
    >
      <input type="hidden" name="form" value="/moderation" />
      <label>
        On all that is ticked
        <select name="decision" required defaultValue="">
          <option value="" disabled>
            Choose
          </option>
          <option value="dismiss">Dismiss the reports</option>
          <option value="remove">Remove them, with the reason in their place</option>
          <option value="warn">Warn the authors</option>
        </select>
      </label>
      <Reason id="bulk" label="One reason for all" />
      <button type="submit" className="button">
        Decide on all
      </button>
    </form>
  </>
)
