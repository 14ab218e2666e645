import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { When } from '@/components/ui/when'
import { readOutbox } from '@/lib/server/outbox'

export const metadata: Metadata = { title: 'Outbox' }
export const dynamic = 'force-dynamic'

/** In demo mode nothing is sent: every mail is here, and its links work. */
export default async function OutboxPage() {
  const mails = await readOutbox()
  if (!mails) notFound()
  return (
    <div className="column">
      <h1 className="title">Outbox</h1>
      <p className="lede">This is a demonstration, and sends nothing. What it would have sent is here.</p>
      {mails.length === 0 && <p className="empty">No mail yet.</p>}
      <ol className="outbox">
        {mails.map(({ id, to, subject, text, at }) => (
          <li key={id}>
            <article aria-labelledby={`mail-${id}`}>
              <h2 id={`mail-${id}`}>{subject}</h2>
              <p className="byline">
                <span>to {to}</span>
                <When at={at} />
                <a href={`/outbox/${id}`}>as mail programs show it</a>
              </p>
              <div className="letter">{withLinks(text)}</div>
            </article>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A line that is nothing but a path is a link. */
const withLinks = (text: string) =>
  text.split('\n').map((line, i) => {
    const key = `${i}`
    return (
      <span key={key}>
        {/^\/\S*$/.test(line) ? <a href={line}>{line}</a> : line}
        {'\n'}
      </span>
    )
  })
