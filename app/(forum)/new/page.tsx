import type { Metadata } from 'next'
import { Preview } from '@/components/comments/preview'
import { ThreadForm } from '@/components/threads/thread-form'
import { readDraft } from '@/lib/drafts/queries'
import { EMPTY_THREAD, toNewThreadDraft } from '@/lib/drafts/view'
import { listGroups, listTags } from '@/lib/groups/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'
import { whyNotStart } from '@/lib/server/standing'

export const metadata: Metadata = { title: 'New thread', robots: { index: false } }

/** Where a thread is written. What was begun is there again. */
export default async function NewThreadPage({ searchParams }: { searchParams: SearchParams }) {
  const [group, wantsPreview] = await Promise.all([
    param(searchParams, 'group'),
    param(searchParams, 'preview'),
  ])
  const actor = await currentActor()
  const [groups, knownTags, kept] = await Promise.all([
    listGroups(actor.kind === 'member' ? actor.id : null),
    listTags(),
    actor.kind === 'guest' ? null : readDraft(actor.id, 'new'),
  ])
  const first =
    groups.find(({ slug }) => slug === group) ?? groups.find(({ slug }) => slug === 'commons') ?? groups[0]
  const initial = { ...EMPTY_THREAD, group: first?.slug ?? '' }
  const draft = kept ? toNewThreadDraft(kept.body) : initial

  return (
    <div className="column">
      <h1 className="title">New thread</h1>
      {wantsPreview && kept && <Preview body={draft.body} as={draft.kind} />}
      <div className="composer-page">
        <ThreadForm
          action="new-thread"
          place="new"
          draft={draft}
          initial={initial}
          fields={{ back: '/new' }}
          groups={groups}
          knownTags={knownTags}
          refusal={await whyNotStart(first?.slug, new Date())}
        />
      </div>
    </div>
  )
}
