import { type DecisionKind, decisionOf, PACES, SPANS, spans } from '@/lib/moderation/decisions/kinds'

type DecideFormProps = {
  thread: string
  comment: string | null
  choices: readonly DecisionKind[]
  /** The case that it decides, as it was when this was shown. */
  of?: { id: number; version: number }
  back: string
  /** Whether a suspension may reach beyond the thread. */
  isOfSite: boolean
}

/** What a moderator decides, and why. What a choice needs besides shows when it is chosen: by style alone, so without script too. */
export function DecideForm({ thread, comment, choices, of, back, isOfSite }: DecideFormProps) {
  const fields = new Set(choices.flatMap((choice) => decisionOf(choice).fields))
  const id = of ? `decide-${of.id}` : 'decide'
  return (
    <form
      className="decide-form"
      method="post"
      action="/api/do/decide"
      aria-label="Decide"
      data-decide={of?.id ?? ''}
    >
      <input type="hidden" name="thread" value={thread} />
      <input type="hidden" name="comment" value={comment ?? ''} />
      <input type="hidden" name="form" value={back} />
      {of && <input type="hidden" name="case" value={of.id} />}
      {of && <input type="hidden" name="version" value={of.version} />}
      <label>
        Decision
        <select name="decision" required defaultValue="">
          <option value="" disabled>
            Choose
          </option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {decisionOf(choice).words}
            </option>
          ))}
        </select>
      </label>
      {fields.has('to') && (
        <label className="for-move">
          Where to
          <input
            name="to"
            inputMode="url"
            autoComplete="off"
            maxLength={500}
            aria-describedby={`${id}-to`}
            placeholder="/threads/…"
          />
          <span className="hint" id={`${id}-to`}>
            The address of a comment (its Permalink) to put it below, here or in another thread; or of a
            thread, to put it at the top level. You have to moderate both threads. Its old address goes on
            working.
          </span>
        </label>
      )}
      {fields.has('scope') && (
        <label className="for-suspend">
          From
          <select name="scope" defaultValue="thread">
            <option value="thread">this thread</option>
            {isOfSite && <option value="site">the whole site</option>}
          </select>
        </label>
      )}
      {fields.has('until') && (
        <label className="for-until">
          For how long
          <select name="until" defaultValue="1w">
            {spans.map((span) => (
              <option key={span} value={span}>
                {SPANS[span].words}
              </option>
            ))}
          </select>
        </label>
      )}
      {fields.has('every') && (
        <label className="for-slow">
          One comment a member every
          <select name="every" defaultValue="900">
            {Object.entries(PACES).map(([seconds, words]) => (
              <option key={seconds} value={seconds}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      {fields.has('tags') && (
        <label className="for-tags">
          Tags, with commas between them
          <input name="tags" autoComplete="off" />
        </label>
      )}
      {fields.has('hide') && (
        <label className="for-suspend tick">
          <input type="checkbox" name="hide" /> Also remove what they wrote there
        </label>
      )}
      <Reason id={id} />
      <button type="submit" className="button">
        Decide
      </button>
    </form>
  )
}

/** Why: read by whoever it is about, and by everybody in the log. */
export const Reason = ({ id, label = 'Reason' }: { id: string; label?: string }) => (
  <label className="reason">
    {label}
    <textarea name="reason" id={`${id}-reason`} rows={2} required minLength={3} maxLength={1000} />
  </label>
)

const ENDS = {
  'decide-appeal': { uphold: 'It stands', overturn: 'Overturn it: take it back' },
  'decide-merge': { merge: 'Merge them', leave: 'Leave both as they are' },
  'decide-held': {
    approve: 'Let it through, with the time it was written',
    decline: 'Do not let it through',
  },
} as const

/** One of two ends: of an appeal, or of a comment that is held for review. */
export const EndForm = ({
  action,
  id,
  version,
}: {
  action: keyof typeof ENDS
  id: number
  version: number
}) => (
  <form
    className="decide-form"
    method="post"
    action={`/api/do/${action}`}
    aria-label="Decide"
    data-decide={id}
    data-action={action}
  >
    <input type="hidden" name="case" value={id} />
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="form" value={`/moderation#case-${id}`} />
    <label>
      Decision
      <select name="decision" required defaultValue="">
        <option value="" disabled>
          Choose
        </option>
        {Object.entries(ENDS[action]).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
    <Reason id={`decide-${id}`} />
    <button type="submit" className="button">
      Decide
    </button>
  </form>
)
