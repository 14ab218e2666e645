import type { NamedComment } from '@/lib/cruxes/naming/facts'
import { excerpt } from '@/lib/text/excerpt'

/** A line of a list that opens over the page. */
const IN_A_LIST = 72

/**
 * Which comment moved somebody: one of a few, or any by its permalink. A script puts those beside the card first, and lets one
 * point at the comment itself.
 */
export function MovedBy({ choices }: { choices: readonly NamedComment[] }) {
  return (
    <div className="moved-by">
      {choices.length > 0 && (
        <label>
          The comment that moved you
          <select name="because">
            <option value="">no comment, or none of these</option>
            {choices.map(({ ref, by, begins }) => (
              <option key={ref} value={ref}>
                {by}: {excerpt(begins, IN_A_LIST)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {choices.length > 0 ? 'Another one, by its permalink' : 'The comment that moved you (its permalink)'}
        <input name="becauseLink" inputMode="url" autoComplete="off" placeholder="…#comment-c12" />
      </label>
    </div>
  )
}
