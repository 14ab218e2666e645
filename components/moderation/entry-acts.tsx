import type { AppealView } from '@/lib/moderation/appeals/view'
import { kindOf } from '@/lib/moderation/log/kinds'
import type { LogItem } from '@/lib/moderation/log/view'
import { appealableUntil } from '@/lib/moderation/policy'
import { longDate } from '@/lib/time/age'
import { Reason } from './decide-form'

type EntryActsProps = {
  item: LogItem
  appeal: AppealView | null
  /** Whether the reader is whom it is about. */
  isAbout: boolean
  showsWords: boolean
  mayUndo: boolean
  now: number
}

/** What can still be done about a decision: appeal, by whom it is about; take it back, by a moderator. */
export function EntryActs({ item, appeal, isAbout, showsWords, mayUndo, now }: EntryActsProps) {
  const until = appealableUntil(new Date(item.at)).getTime()
  const mayAppeal = isAbout && kindOf(item.kind).isAppealable && !appeal && !item.undone && until > now
  return (
    <>
      {appeal && (
        <section aria-labelledby="appeal">
          <h2 id="appeal">Appeal</h2>
          <p className="what">
            {appeal.decided ? (
              <>
                Of {longDate(appeal.at)};{' '}
                <a href={`/log/${appeal.decided.entry}`}>{OUTCOME[appeal.decided.outcome]}</a>.
              </>
            ) : (
              `Of ${longDate(appeal.at)}; another moderator decides it by ${longDate(appeal.dueAt)}.`
            )}
          </p>
          {showsWords && <p className="case-text">{appeal.words}</p>}
        </section>
      )}
      {mayAppeal && (
        <form className="decide-form" method="post" action="/api/do/appeal" aria-label="Appeal">
          <input type="hidden" name="entry" value={item.id} />
          <input type="hidden" name="form" value={`/log/${item.id}`} />
          <label>
            Why it was wrong
            <textarea name="words" rows={4} required minLength={3} maxLength={4000} />
          </label>
          <p className="hint">
            You can appeal once, until {longDate(until)}. A moderator who did not make the decision looks at
            it within a week; moderators read what you write here.
          </p>
          <button type="submit" className="button">
            Appeal
          </button>
        </form>
      )}
      {mayUndo && (
        <form className="decide-form" method="post" action="/api/do/undo-decision" aria-label="Take it back">
          <input type="hidden" name="entry" value={item.id} />
          <input type="hidden" name="form" value={`/log/${item.id}`} />
          <Reason id="undo" />
          <button type="submit" className="button">
            Take it back
          </button>
        </form>
      )}
    </>
  )
}

const OUTCOME = { upheld: 'the decision stands', overturned: 'the decision was overturned' } as const
