import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DecideForm } from '@/components/moderation/decide-form'
import { LogList } from '@/components/moderation/log-list'
import { Slot } from '@/components/ui/slot'
import { whereNow } from '@/lib/comments/moved/queries'
import { decisionsOn } from '@/lib/moderation/decisions/kinds'
import { readDecidable } from '@/lib/moderation/decisions/queries'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'
import { whyNotModerate } from '@/lib/server/standing'
import { moderatesSiteFrom } from '@/lib/server/take-back'

export const metadata: Metadata = { title: 'Moderate', robots: { index: false } }

/** Where the button Moderate leads: one text, what was decided about it before, and what can be done now. */
export default async function DecidePage({ searchParams }: { searchParams: SearchParams }) {
  const [thread, comment] = await Promise.all(['thread', 'comment'].map((name) => param(searchParams, name)))
  const path = link('/moderation/decide', { thread: thread ?? null, comment: comment ?? null })
  const actor = await signedIn(path)
  const moved = thread && comment ? await whereNow({ thread, comment }, actor.id) : null
  if (moved) redirect(link('/moderation/decide', moved))
  const view = thread ? await readDecidable(actor.id, thread, comment ?? '') : null
  if (!view || !thread) notFound()
  const refusal = await whyNotModerate(thread, new Date())
  if (refusal === undefined) notFound()
  const back = comment ? `/threads/${thread}#comment-${comment}` : `/threads/${thread}`

  return (
    <div className="column">
      <h1 className="title">Moderate</h1>
      <p className="lede">
        {comment ? `A comment by ${view.author ?? 'a former member'} in ` : 'The thread '}
        <a href={back}>{view.title}</a>
      </p>
      {view.isGone ? (
        <p className="empty">Its words are gone already.</p>
      ) : (
        <Text html={view.html} isComment={Boolean(comment)} />
      )}
      {refusal === null ? (
        <DecideForm
          thread={thread}
          comment={comment ?? null}
          choices={decisionsOn({ isComment: Boolean(comment), isReported: view.isReported })}
          back={path}
          isOfSite={await moderatesSiteFrom(thread, new Date())}
        />
      ) : (
        <p className="refusal">{refusal}</p>
      )}
      {view.history.length > 0 && (
        <section className="log-page" aria-labelledby="before">
          <h2 id="before">Decided before</h2>
          <LogList items={view.history} now={Date.now()} />
        </section>
      )}
    </div>
  )
}

/** A post may be long, and whoever moderates has read it: it opens on demand. */
function Text({ html, isComment }: { html: string; isComment: boolean }) {
  const words = <Slot className="case-text prose" html={html} />
  if (isComment) return words
  return (
    <details className="case-post">
      <summary>The post</summary>
      {words}
    </details>
  )
}
