import { signed } from '@/components/votes/vote-html'
import type { OutlineEntry } from '@/lib/comments/outline'
import type { ThreadView } from '@/lib/threads/view'

/** What is on the page, beside it: the headings of the text (or the speakers of a transcript), then the comments as karma and author. */
export function Contents({
  thread,
  outline,
  more,
}: {
  thread: ThreadView
  outline: readonly OutlineEntry[]
  more: number
}) {
  const top = Math.min(...thread.headings.map((heading) => heading.level))
  const speakers = [...new Set(thread.turns.map((turn) => turn.speaker))]
  if (thread.headings.length + speakers.length + outline.length === 0) return null
  return (
    <nav className="toc" aria-label="Contents">
      <div className="sticky">
        {(thread.headings.length > 0 || speakers.length > 0) && (
          <details data-remember="contents">
            <summary>On this page</summary>
            <ol>
              {thread.headings.map(({ id, level, text }) => (
                <li key={id} className={`level-${Math.min(level - top, 2)}`}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ol>
            {speakers.length > 0 && (
              <ol aria-label="Speakers">
                {speakers.map((speaker) => (
                  <li key={speaker}>
                    <a href={`#${thread.turns.find((turn) => turn.speaker === speaker)?.id}`}>
                      {speaker}{' '}
                      <span>{thread.turns.filter((turn) => turn.speaker === speaker).length} turns</span>
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </details>
        )}
        {outline.length > 0 && (
          <details className="toc-block" data-remember="outline">
            <summary>Comments</summary>
            <ol className="toc-comments">
              {outline.map(({ ref, depth, karma, name }) => (
                <li key={ref} className={`level-${depth}`}>
                  <a href={`#comment-${ref}`}>
                    <b>{signed(karma)}</b> {name}
                  </a>
                </li>
              ))}
              {more > 0 && <li>and {more} more</li>}
            </ol>
          </details>
        )}
      </div>
    </nav>
  )
}
