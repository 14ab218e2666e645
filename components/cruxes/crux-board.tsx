import type { BoardItem } from '@/lib/cruxes/board/view'
import { CRUX_STATES } from '@/lib/cruxes/crux-state'
import { CRUX_KINDS, cruxKinds } from '@/lib/cruxes/kinds'
import { quantity } from '@/lib/cruxes/sentences'
import { typeset } from '@/lib/text/typeset'
import { longDate } from '@/lib/time/age'

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
  if (items.length === 0) return <p className="empty">There is no such crux now.</p>
  return (
    <>
      <ol className="crux-list" aria-label="Cruxes">
        {items.map((item) => (
          <li key={item.id} className={`is-${item.state}`}>
            <h2>
              <a href={`/cruxes/${item.id}`}>{typeset(item.statement)}</a>
            </h2>
            <p className="byline">
              <span>{stateOf(item)}</span>
              <span>{CRUX_KINDS[item.kind].label.toLowerCase()}</span>
              <span>{quantity(item.holders, 'stance')}</span>
              {!hidesNumbers &&
                item.explained !== null &&
                item.gap !== null &&
                !CRUX_STATES[item.state].ended && (
                  <span>
                    accounts for {Math.round(item.explained)} of the {Math.round(item.gap)} points
                  </span>
                )}
              {item.resolveBy !== null && !CRUX_STATES[item.state].ended && (
                <span>to be settled by {longDate(Date.parse(item.resolveBy))}</span>
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

function stateOf({ state, doublePairs }: BoardItem): string {
  const { label } = CRUX_STATES[state]
  return state === 'double' && doublePairs > 0 ? `${label} of ${quantity(doublePairs, 'pair')}` : label
}

/** Which kind of question, and about what. */
export function BoardChoice({
  show,
  kind,
  tag,
  tags,
}: {
  show: string | null
  kind: string | null
  tag: string | null
  tags: readonly string[]
}) {
  const all = tag === null || tags.includes(tag) ? tags : [tag, ...tags]
  return (
    <form className="board-choice" action="/cruxes">
      {show && <input type="hidden" name="show" value={show} />}
      <label>
        Kind{' '}
        <select name="kind" defaultValue={kind ?? ''}>
          <option value="">any</option>
          {cruxKinds.map((one) => (
            <option key={one} value={one}>
              {CRUX_KINDS[one].label.toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      {all.length > 0 && (
        <label>
          Tag{' '}
          <select name="tag" defaultValue={tag ?? ''}>
            <option value="">any</option>
            {all.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="soft-button">
        Show
      </button>
    </form>
  )
}
