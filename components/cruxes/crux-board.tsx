import type { BoardItem } from '@/lib/cruxes/board/view'
import { CRUX_STATES } from '@/lib/cruxes/crux-state'
import { labelOf } from '@/lib/cruxes/rail'
import { typeset } from '@/lib/text/typeset'

/** Cruxes across threads. A member sees no numbers here: theirs may still be missing, and should come first. */
export function CruxBoard({
  items,
  hidesNumbers,
  next,
}: {
  items: readonly BoardItem[]
  hidesNumbers: boolean
  next: string | null
}) {
  if (items.length === 0) return <p className="empty">No crux is in this state.</p>
  return (
    <>
      <ol className="crux-list" aria-label="Cruxes">
        {items.map((item) => (
          <li key={item.id} className={`is-${item.state}`}>
            <h2>
              <b>{labelOf(item)}</b>{' '}
              <a href={`/threads/${item.thread.slug}/cruxes#${labelOf(item)}`}>{typeset(item.statement)}</a>
            </h2>
            <p className="byline">
              <span>{CRUX_STATES[item.state].label}</span>
              <span>{item.kind}</span>
              <span>
                {item.holders} {item.holders === 1 ? 'stance' : 'stances'}
              </span>
              {!hidesNumbers &&
                item.explained !== null &&
                item.gap !== null &&
                !CRUX_STATES[item.state].ended && (
                  <span>
                    {Math.round(item.explained)} of the {Math.round(item.gap)} points
                  </span>
                )}
              <a href={`/threads/${item.thread.slug}`}>{typeset(item.thread.title)}</a>
            </p>
          </li>
        ))}
      </ol>
      {next && (
        <p className="page-on last">
          <a href={next} rel="next">
            More cruxes
          </a>
        </p>
      )}
    </>
  )
}
