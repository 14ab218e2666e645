import type { CommentView } from '@/lib/comments/view'
import type { Changes, LiveEvents, News, ThreadChange } from './changes'
import { hadSeen, type Moment } from './moment'

type Told = { [Name in 'changes' | 'behind']: { name: Name; data: LiveEvents[Name] } }['changes' | 'behind']

/**
 * What a page that shows the thread as it was at `since` must be told; null when that is nothing. `thread` are the thread's own
 * figures, if they may be news. Neither tells twice nor leaves out: what the page has seen is decided change by change.
 */
export function newsSince(
  since: Moment,
  news: News,
  thread: ThreadChange | null,
  render: (view: CommentView) => string,
): Told | null {
  // A moment ahead of ours is of another database, one that was restored from a backup since.
  if (since.oldest < news.completeFrom || since.next > news.moment.next) return { name: 'behind', data: {} }
  const data: Changes = thread ? { thread } : {}
  for (const { ref, karma, agreement, seq, changedIn, wordsChangedIn, view } of news.comments) {
    if (hadSeen(since, changedIn)) continue
    if (view && !hadSeen(since, wordsChangedIn)) {
      data.comments ??= []
      data.comments.push({
        ref,
        parent: view.parentRef,
        by: view.author?.handle ?? null,
        seq,
        karma,
        agreement,
        html: render(view),
      })
    } else {
      data.votes ??= []
      data.votes.push({ ref, karma, agreement })
    }
  }
  const left = news.left.filter(({ changedIn }) => !hadSeen(since, changedIn))
  if (left.length > 0) data.left = left.map(({ ref }) => ref)
  const cruxes = news.cruxes.filter(({ changedIn }) => !hadSeen(since, changedIn))
  if (cruxes.length > 0) data.cruxes = cruxes.map(({ changedIn: _, ...crux }) => crux)
  if (news.claimChangedIn !== null && !hadSeen(since, news.claimChangedIn)) data.claim = true
  return Object.keys(data).length > 0 ? { name: 'changes', data } : null
}
