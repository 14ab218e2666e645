import type { Metadata } from 'next'
import { When } from '@/components/ui/when'
import { placePath, toPlace } from '@/lib/drafts/place'
import { listDrafts } from '@/lib/drafts/queries'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Drafts', robots: { index: false } }

/** What one has begun to write and not posted: on the server for members; a script adds what only this device has. */
export default async function DraftsPage() {
  const actor = await currentActor()
  const drafts = actor.kind === 'guest' ? [] : await listDrafts(actor.id)
  const now = Date.now()
  return (
    <div className="column">
      <h1 className="title">Drafts</h1>
      <p className="lede">What you have begun to write. Nobody else sees it.</p>
      <ol className="draft-list" aria-label="Drafts" data-drafts="">
        {drafts.map(({ place, what, words, updatedAt }) => (
          <li key={place} data-place={place}>
            <h2>
              <a href={pathOf(place)}>{what}</a>
            </h2>
            <p>{words}</p>
            <form method="post" action="/api/do/save-draft">
              <input type="hidden" name="place" value={place} />
              <input type="hidden" name="body" value="" />
              <When at={updatedAt} now={now} />
              <button type="submit" className="soft-button">
                Discard
              </button>
            </form>
          </li>
        ))}
      </ol>
      {drafts.length === 0 && (
        <p className="empty" data-no-drafts="">
          {actor.kind === 'guest'
            ? 'Nothing here. What you begin to write on this device is kept on it; sign in to have it everywhere.'
            : 'You have begun nothing that is not posted.'}
        </p>
      )}
    </div>
  )
}

function pathOf(name: string): string {
  const place = toPlace(name)
  return place ? placePath(place) : '/drafts'
}
