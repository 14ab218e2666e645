import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryActs } from '@/components/moderation/entry-acts'
import { LogList, LogSentence } from '@/components/moderation/log-list'
import { When } from '@/components/ui/when'
import { isStaff } from '@/lib/access/decision'
import { readAppeal } from '@/lib/moderation/appeals/queries'
import { readEntry } from '@/lib/moderation/log/queries'
import { dependsOn } from '@/lib/server/http/context'
import { logReader } from '@/lib/server/log-reader'
import { currentActor } from '@/lib/server/session'
import { canTakeBack } from '@/lib/server/take-back'
import { exactTime } from '@/lib/time/age'

type EntryPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: EntryPageProps): Promise<Metadata> {
  return { title: `Decision ${(await params).id}` }
}

/** One decision, and what follows from it: where a placeholder leads. */
export default async function EntryPage({ params }: EntryPageProps) {
  const { id } = await params
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  const actor = await currentActor()
  const [entry, appeal] = await Promise.all([
    readEntry(Number(id), await logReader()),
    readAppeal(Number(id)),
  ])
  if (!entry) notFound()
  dependsOn('log', 'settings', 'people', 'threads', 'comments')
  const { item, children } = entry
  const isAbout = actor.kind === 'member' && item.person?.handle === actor.handle

  return (
    <article className="column log-page" aria-labelledby="entry-title">
      <p className="way-back">
        <a href="/log">Public log</a>
      </p>
      <h1 className="title" id="entry-title">
        Decision {item.id}
      </h1>
      <LogSentence item={item} />
      <dl className="facts-list">
        <dt>Why</dt>
        <dd>{item.reason ?? 'For moderators to read.'}</dd>
        <dt>When</dt>
        <dd>{exactTime(item.at)}</dd>
        <dt>Taken back</dt>
        <dd>
          {item.undone ? (
            <a href={`/log/${item.undone.id}`}>
              yes, on <When at={item.undone.at} />
            </a>
          ) : item.lifted ? (
            <>
              no, but{' '}
              <a href={`/log/${item.lifted.id}`}>
                lifted on <When at={item.lifted.at} />
              </a>
            </>
          ) : (
            'no'
          )}
        </dd>
        {item.undoes !== null && (
          <>
            <dt>Takes back</dt>
            <dd>
              <a href={`/log/${item.undoes}`}>decision {item.undoes}</a>
            </dd>
          </>
        )}
        {item.parent !== null && (
          <>
            <dt>Follows from</dt>
            <dd>
              <a href={`/log/${item.parent}`}>decision {item.parent}</a>
            </dd>
          </>
        )}
        <dt>Seal</dt>
        <dd>
          <code>{item.hash}</code>
        </dd>
      </dl>
      <EntryActs
        item={item}
        appeal={appeal}
        isAbout={isAbout}
        showsWords={isAbout || isStaff(actor)}
        mayUndo={await canTakeBack(item, new Date())}
        now={Date.now()}
      />
      {children.length > 0 && (
        <section aria-labelledby="children">
          <h2 id="children">What follows from it</h2>
          <LogList items={children} now={Date.now()} />
        </section>
      )}
    </article>
  )
}
