import type { Metadata } from 'next'
import { When } from '@/components/ui/when'
import { REPORT_KINDS } from '@/lib/moderation/reports/kinds'
import { type OwnReport, readOwnReports } from '@/lib/moderation/reports/queries'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Your reports' }

const OUTCOME = {
  upheld: 'A moderator acted on it.',
  dismissed: 'A moderator looked at it, and it stays.',
  noted: 'A moderator looked at it, and noted it.',
} as const

export default async function ReportsPage() {
  const actor = await signedIn('/reports')
  const reports = await readOwnReports(actor.id)
  return (
    <div className="column log-page">
      <h1 className="title">Your reports</h1>
      <p className="lede">
        What you have reported, and what became of it. Reports of those who are often right weigh more.
      </p>
      {reports.length === 0 ? (
        <p className="empty">You have reported nothing.</p>
      ) : (
        <ol className="log" aria-label="Your reports">
          {reports.map((report) => (
            <Report key={report.id} report={report} now={Date.now()} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Report({
  report: { kind, note, thread, comment, at, decided },
  now,
}: {
  report: OwnReport
  now: number
}) {
  const path = `/threads/${thread.slug}`
  return (
    <li>
      <p className="what">
        <b>{REPORT_KINDS[kind].words}</b>:{' '}
        <a href={comment ? `${path}#comment-${comment}` : path}>{comment ? 'a comment' : 'the post'}</a>, in{' '}
        <a href={path}>{thread.title}</a>
      </p>
      {note !== '' && <p className="why">{note}</p>}
      <p className="facts">
        <When at={at} now={now} />
        {decided ? (
          <>
            <span>{OUTCOME[decided.outcome]}</span>
            <a href={`/log/${decided.entry}`}>The decision</a>
          </>
        ) : (
          <span>It waits for a moderator.</span>
        )}
      </p>
      {decided?.reason && <p className="why answer">{decided.reason}</p>}
    </li>
  )
}
