import { LEVELS, type Level, RIGHTS, type Right } from '@/lib/groups/place'

const LEVEL_WORDS: Record<Level, string> = { anyone: 'Anyone', member: 'Members', moderator: 'Moderators' }

/** Who may do what in a group: one choice a right. */
export function RightsTable({ needs }: { needs: Record<Right, Level> }) {
  return (
    <fieldset className="rights">
      <legend>Who may do what</legend>
      {(Object.keys(RIGHTS) as Right[]).map((right) => (
        <label key={right}>
          <span>{RIGHTS[right]}</span>
          <select name={right} defaultValue={needs[right]}>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {LEVEL_WORDS[level]}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className="hint">In a private group “anyone” means its members.</p>
    </fieldset>
  )
}
