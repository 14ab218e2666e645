import type { PageView } from '@/lib/cruxes/page/view'
import { DIRECTIONS, directions, FLAG_KINDS, flagKinds } from '@/lib/cruxes/talk/kinds'
import { quoted, typeset } from '@/lib/text/typeset'
import { Asked, CruxForm, Part, TakeAway, Who } from './form'
import { Replies, ReplyForm } from './people'

/** What speaks for it and against it, each with a link. */
export function Evidence({ page }: { page: PageView }) {
  const { evidence, card, may } = page
  return (
    <Part name="evidence" heading="Evidence">
      {evidence.length === 0 && (
        <p className="quietly">Nobody has linked anything yet that speaks for it or against it.</p>
      )}
      <ul className="plain evidence">
        {evidence.map((one) => (
          <li key={one.id}>
            <p>
              <b className={one.direction > 0 ? 'is-for' : one.direction < 0 ? 'is-against' : undefined}>
                {one.says}
              </b>
              : {typeset(one.quote)}
            </p>
            <p className="byline">
              {one.url ? (
                <a href={one.url} rel="nofollow ugc noopener">
                  {hostOf(one.url)}
                </a>
              ) : (
                <a href={`/threads/${card.thread.slug}#comment-${one.comment?.ref}`}>
                  {one.comment?.by ? `${one.comment.by}’s comment` : 'a comment'}
                </a>
              )}
              <span>
                added by <Who by={one.by} />
              </span>
              {one.mayTakeAway && !one.isOthers && (
                <TakeAway
                  action="crux-evidence-gone"
                  fields={{ evidence: one.id }}
                  asksWhy={false}
                  words="Take away"
                />
              )}
            </p>
            {one.mayTakeAway && one.isOthers && (
              <TakeAway action="crux-evidence-gone" fields={{ evidence: one.id }} asksWhy words="Take away" />
            )}
          </li>
        ))}
      </ul>
      {may.write && <EvidenceForm crux={card.id} />}
    </Part>
  )
}

function EvidenceForm({ crux }: { crux: number }) {
  return (
    <Asked words="Add evidence">
      <CruxForm action="crux-evidence" fields={{ crux }}>
        <label htmlFor="evidence-url">A page elsewhere</label>
        <input id="evidence-url" name="url" inputMode="url" autoComplete="off" placeholder="https://…" />
        <label htmlFor="evidence-comment">or a comment of this thread (its permalink)</label>
        <input
          id="evidence-comment"
          name="comment"
          inputMode="url"
          autoComplete="off"
          placeholder="…#comment-c12"
        />
        <label htmlFor="evidence-quote">What it shows, in a sentence</label>
        <textarea id="evidence-quote" name="quote" rows={2} maxLength={500} required />
        <label htmlFor="evidence-direction">It</label>
        <select id="evidence-direction" name="direction" defaultValue="1">
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {DIRECTIONS[direction]}
            </option>
          ))}
        </select>
        <button type="submit" className="primary">
          Add
        </button>
      </CruxForm>
    </Asked>
  )
}

/** "Is this what you mean?" */
export function Paraphrases({ page }: { page: PageView }) {
  const { paraphrases, card, may, others } = page
  return (
    <Part name="paraphrases" heading="Is this what you mean?">
      {paraphrases.length === 0 && (
        <p className="quietly">
          Put what somebody else thinks into your own words. Only they can say whether you have understood
          them.
        </p>
      )}
      <ul className="plain">
        {paraphrases.map((one) => (
          <li key={one.id} className="said">
            <p>
              <Who by={one.by} /> of <Who by={one.of} />: <q>{quoted(one.text)}</q>
            </p>
            <p className="byline">
              <span>
                {one.accepted === null
                  ? one.isMine
                    ? 'Is this what you mean?'
                    : `${one.of.name} has not answered yet`
                  : one.accepted
                    ? `“Yes, that is what I mean.” ${one.of.name}`
                    : `“No, that is not what I mean.” ${one.of.name}`}
              </span>
              {one.isMine && (
                <>
                  {one.accepted !== true && <Decide paraphrase={one.id} accepted="yes" words="Yes, it is" />}
                  {one.accepted !== false && (
                    <Decide paraphrase={one.id} accepted="no" words="No, it is not" />
                  )}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {may.write && others.length > 0 && (
        <Asked words="Say what somebody thinks">
          <CruxForm action="crux-paraphrase" fields={{ crux: card.id }}>
            <label htmlFor="paraphrase-of">Whose view</label>
            <select id="paraphrase-of" name="of">
              {others.map(({ handle, name }) => (
                <option key={handle} value={handle}>
                  {name}
                </option>
              ))}
            </select>
            <label htmlFor="paraphrase-text">As you understand it, so that they would sign it</label>
            <textarea id="paraphrase-text" name="text" rows={3} maxLength={1000} required />
            <button type="submit" className="primary">
              Ask them
            </button>
          </CruxForm>
        </Asked>
      )}
    </Part>
  )
}

function Decide({ paraphrase, accepted, words }: { paraphrase: number; accepted: string; words: string }) {
  return (
    <CruxForm action="crux-paraphrase-decide" fields={{ paraphrase, accepted }} className="inline">
      <button type="submit" className="soft-button">
        {words}
      </button>
    </CruxForm>
  )
}

/** Doubts about how it is put. They hide nothing, and can be answered. */
export function Doubts({ page }: { page: PageView }) {
  const { flags, card, may } = page
  if (flags.length === 0 && !may.write) return null
  return (
    <Part name="doubts" heading="Doubts about how it is put">
      {flags.map((flag) => (
        <div key={flag.id} className="said">
          <p>
            <Who by={flag.by} />: it <b>{flag.says}</b>. {flag.note && <q>{quoted(flag.note)}</q>}
          </p>
          <Replies replies={flag.replies} />
          {may.write && <ReplyForm crux={card.id} to={`flag:${flag.id}`} name={flag.by.name} />}
          {flag.mayTakeAway && (
            <TakeAway
              action="crux-flag-gone"
              fields={{ flag: flag.id }}
              asksWhy={flag.isOthers}
              words={flag.isOthers ? 'Take this doubt away' : 'Take this doubt back'}
            />
          )}
        </div>
      ))}
      {flags.length === 0 && <p className="quietly">None so far.</p>}
      {may.write && (
        <Asked words="Raise a doubt">
          <CruxForm action="crux-flag" fields={{ crux: card.id }}>
            <label htmlFor="flag-kind">The statement</label>
            <select id="flag-kind" name="kind">
              {flagKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {FLAG_KINDS[kind]}
                </option>
              ))}
            </select>
            <label htmlFor="flag-note">Why, in a sentence</label>
            <textarea id="flag-note" name="note" rows={2} maxLength={500} required />
            <button type="submit" className="primary">
              Raise it
            </button>
          </CruxForm>
        </Asked>
      )}
    </Part>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, '')
  } catch {
    return url
  }
}
