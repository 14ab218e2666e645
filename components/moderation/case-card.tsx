import { LogList } from '@/components/moderation/log-list'
import { PersonLink } from '@/components/people/person-link'
import { When } from '@/components/ui/when'
import { decisionsOn } from '@/lib/moderation/decisions/kinds'
import { type CaseView, nameOf, reasonsOf, TEXT_SHOWN } from '@/lib/moderation/queue/view'
import { REPORT_KINDS } from '@/lib/moderation/reports/kinds'
import { excerpt } from '@/lib/text/excerpt'
import { exactTime, longDate } from '@/lib/time/age'
import { DecideForm, EndForm } from './decide-form'

/** One thing that waits for a moderator, with all that a decision needs, and the decision itself. */
type CaseCardProps = {
  view: CaseView
  now: number /** Whether who reads keeps order on the whole site. */
  isOfSite: boolean
}

export function CaseCard({ view, now, isOfSite }: CaseCardProps) {
  const { id, kind, version, thread, comment, person, isMine, claimedBy } = view
  const name = nameOf(view)
  const path = thread ? `/threads/${thread.slug}` : `/log/${view.appeal?.entry ?? ''}`
  return (
    <li id={`case-${id}`}>
      <article className="case" aria-label={name} tabIndex={-1} data-case={id}>
        <header>
          {kind === 'report' && (
            <input
              type="checkbox"
              form="bulk"
              name={`case-${id}`}
              value={version}
              aria-label={`Tick: ${name}, case ${id}`}
            />
          )}
          <h2>
            <a href={comment ? `${path}#comment-${comment}` : path}>{name}</a>
          </h2>
          <Reasons view={view} />
          <When at={view.openedAt} now={now} />
        </header>
        <p className="where">
          <span>
            {thread ? (
              <>
                in <a href={path}>{thread.title}</a>
              </>
            ) : (
              'about a suspension from the whole site'
            )}
          </span>
          {view.dueAt !== null && <span>to be decided by {exactTime(view.dueAt)}</span>}
          {view.isChanged && <span className="changed">The text has changed since.</span>}
        </p>
        <Words text={view.text} />
        {view.context !== '' && (
          <details>
            <summary>What it answers</summary>
            <p className="case-text">{view.context}</p>
          </details>
        )}
        <Notes view={view} />
        {(person || view.history.length > 0) && (
          <details>
            <summary>
              {view.history.length === 0 ? 'No decision before' : `${view.history.length} decided before`}
              {person && ` · ${person.karma} karma`}
            </summary>
            {person && (
              <p className="where">
                <PersonLink person={person} /> is here since {longDate(person.joinedAt)}.{' '}
                <a href={`/log?about=${person.handle}`}>All decisions about them</a>
              </p>
            )}
            <LogList items={view.history} now={now} />
          </details>
        )}
        {view.isAboutViewer && <p className="claimed">It is about you: another moderator decides.</p>}
        <div className="case-acts" hidden={view.isAboutViewer}>
          <ClaimForm id={id} isMine={isMine} claimedBy={claimedBy?.name ?? null} />
          {view.appeal && <Appeal view={view} />}
          {view.crux && (
            <details className="case-decide" open={isMine}>
              <summary>Decide</summary>
              <p className="where">
                <a href={`/cruxes/${view.crux.id}`}>The crux on its page</a>
              </p>
              <EndForm action="decide-merge" id={id} version={version} />
            </details>
          )}
          {view.held && (
            <details className="case-decide" open={isMine}>
              <summary>Decide</summary>
              <EndForm action="decide-held" id={id} version={version} />
            </details>
          )}
          {kind === 'report' && thread && (
            <details className="case-decide" open={isMine}>
              <summary>Decide</summary>
              <DecideForm
                thread={thread.slug}
                comment={comment}
                choices={decisionsOn({ isComment: comment !== null, isReported: true })}
                of={{ id, version }}
                back={`/moderation#case-${id}`}
                isOfSite={isOfSite}
              />
            </details>
          )}
        </div>
      </article>
    </li>
  )
}

function Appeal({ view: { id, version, appeal, isMine } }: { view: CaseView }) {
  if (!appeal) return null
  if (appeal.isOwnDecision)
    return <p className="claimed">It is from a decision of yours: another moderator decides.</p>
  return (
    <details className="case-decide" open={isMine}>
      <summary>Decide</summary>
      <p className="where">
        <span>
          From <a href={`/log/${appeal.entry}`}>decision {appeal.entry}</a>
        </span>
      </p>
      <EndForm action="decide-appeal" id={id} version={version} />
    </details>
  )
}

const WHY = { first: 'First comment', words: 'Watched word', links: 'Link of a new member' } as const

function Reasons({ view: { reports, held, weight } }: { view: CaseView }) {
  if (held)
    return (
      <span className="case-reason">
        {WHY[held.why]}
        {held.matched !== null && `: ${held.matched}`}
      </span>
    )
  return (
    <>
      {reasonsOf(reports).map(({ kind, count }) => (
        <span key={kind} className="case-reason">
          {REPORT_KINDS[kind].words}
          {count > 1 && ` ×${count}`}
        </span>
      ))}
      {reports.length > 0 && (
        <span className="quiet-figure" title="What the reporters’ words weigh together">
          weight {weight.toFixed(1)}
        </span>
      )}
    </>
  )
}

/** Enough to see what it is; the rest opens on demand. */
function Words({ text }: { text: string }) {
  const beginning = excerpt(text, TEXT_SHOWN)
  if (beginning === text) return <p className="case-text">{text}</p>
  return (
    <details className="case-long">
      <summary className="case-text">
        {beginning} <span className="more">Read all of it</span>
      </summary>
      <p className="case-text">{text}</p>
    </details>
  )
}

/** What reporters wrote, and who they are. */
function Notes({ view: { reports } }: { view: CaseView }) {
  if (reports.length === 0) return null
  return (
    <ul className="case-notes" aria-label="Reports">
      {reports.map(({ kind, note, by, at }) => (
        <li key={`${by.handle}-${at}`}>
          <PersonLink person={by} />: {REPORT_KINDS[kind].words.toLowerCase()}
          {note !== '' && <q>{note}</q>}
        </li>
      ))}
    </ul>
  )
}

function ClaimForm({ id, isMine, claimedBy }: { id: number; isMine: boolean; claimedBy: string | null }) {
  if (claimedBy !== null && !isMine) return <p className="claimed">{claimedBy} is looking at it</p>
  return (
    <form method="post" action="/api/do/claim-case" data-claim={id}>
      <input type="hidden" name="case" value={id} />
      <input type="hidden" name="wanted" value={String(!isMine)} />
      <button type="submit" className="soft-button">
        {isMine ? 'Let it go' : 'Claim'}
      </button>
    </form>
  )
}
