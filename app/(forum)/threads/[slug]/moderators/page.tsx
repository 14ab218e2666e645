import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ThreadModerators } from '@/components/moderation/thread-moderators'
import { readThreadModerators } from '@/lib/moderation/moderators/queries'
import { signedIn } from '@/lib/server/signed-in'
import { whyNotName } from '@/lib/server/standing'
import { threadBySlug } from '../thread-by-slug'

export const metadata: Metadata = { title: 'Moderators of this thread', robots: { index: false } }

/** Who keeps order in this one thread, for those who say so: the group's moderators and admins. To others it is not there. */
export default async function ThreadModeratorsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  await signedIn(`/threads/${slug}/moderators`)
  const [thread, refusal] = await Promise.all([threadBySlug(slug), whyNotName(slug, new Date())])
  if (!thread || refusal === undefined) notFound()
  return (
    <div className="column settings">
      <p className="way-back">
        <a href={`/threads/${slug}`}>{thread.title}</a>
      </p>
      <h1 className="title">Moderators of this thread</h1>
      <p>
        They moderate this one thread, next to the moderators of its group. Naming them, and why, stands in
        the <a href={`/log?thread=${slug}`}>public log</a>.
      </p>
      <ThreadModerators slug={slug} items={await readThreadModerators(thread.id)} refusal={refusal} />
    </div>
  )
}
