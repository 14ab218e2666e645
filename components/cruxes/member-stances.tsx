import { When } from '@/components/ui/when'
import type { Calibration } from '@/lib/cruxes/calibration'
import { CRUX_STATES } from '@/lib/cruxes/crux-state'
import type { Cause, MemberStances as Gathered, Mover, SubjectView } from '@/lib/cruxes/members/view'
import { quantity } from '@/lib/cruxes/sentences'
import { CALIBRATION_FROM } from '@/lib/cruxes/thresholds'
import { typeset } from '@/lib/text/typeset'
import { StepLine } from './step-line'

/** Where somebody stands, what changed their mind, whose minds they changed, and how their forecasts came out. */
export function MemberStances({ stances, movers }: { stances: Gathered; movers: readonly Mover[] }) {
  const { threads, changes, calibration, resolved } = stances
  if (threads.length === 0) return <p className="empty">No stances yet.</p>
  return (
    <div className="member-stances">
      {changes.length > 0 && (
        <section aria-labelledby="changes">
          <h2 id="changes">Changes of mind</h2>
          <ol className="changes">
            {changes.map(({ at, from, to, because, statement, label, thread }) => (
              <li key={`${at} ${thread.slug} ${label}`}>
                <p>
                  <b>
                    {from} → {to}
                  </b>
                  <Because cause={because} /> <When at={at} />
                </p>
                <p className="on">
                  {label && <b className="crux-label">{label}</b>} {typeset(statement)}{' '}
                  <a href={`/threads/${thread.slug}${label ? `/cruxes#${label}` : ''}`}>
                    {typeset(thread.title)}
                  </a>
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {movers.length > 0 && <Movers movers={movers} />}
      <section aria-labelledby="stances">
        <h2 id="stances">Stances</h2>
        {threads.map(({ slug, title, subjects }) => (
          <section key={slug} aria-label={title}>
            <h3>
              <a href={`/threads/${slug}`}>{typeset(title)}</a>
            </h3>
            <ul className="subjects">
              {subjects.map((subject) => (
                <Subject key={subject.key} subject={subject} />
              ))}
            </ul>
          </section>
        ))}
      </section>
      <section aria-labelledby="calibration">
        <h2 id="calibration">Calibration</h2>
        {calibration ? (
          <CalibrationTable calibration={calibration} />
        ) : (
          <p className="quietly">
            How well forecasts came out is shown from {CALIBRATION_FROM} resolved ones on; {resolved} so far.
          </p>
        )}
      </section>
    </div>
  )
}

function Because({ cause }: { cause: Cause | null }) {
  if (!cause) return null
  return (
    <>
      {' '}
      because of{' '}
      <a href={`/threads/${cause.slug}#comment-${cause.ref}`}>
        {cause.by ? `@${cause.by}’s comment` : 'a comment'}
      </a>
    </>
  )
}

function Subject({ subject }: { subject: SubjectView }) {
  const { crux, claim, statement, now, mark, verdict, line, isHidden } = subject
  const about = claim ?? 'Main claim'
  const name = crux ? `${crux.label} ${statement}${claim ? `, for ${claim}` : ''}` : `${about}: ${statement}`
  return (
    <li>
      <p className="said">
        {crux ? (
          <>
            <b className="crux-label">{crux.label}</b> <a href={`/cruxes/${crux.id}`}>{typeset(statement)}</a>
            {claim && <span className="main"> for {claim}</span>}
          </>
        ) : (
          <>
            <span className="main">{about}</span> {typeset(statement)}
          </>
        )}
      </p>
      {isHidden ? (
        <p className="quietly">Give yours first, then see theirs.</p>
      ) : (
        <p className="facts">
          <b>{now === null ? (mark ?? 'no number').replace('_', ' ') : `${now}%`}</b>
          {crux && CRUX_STATES[crux.state].ended && (
            <span>{CRUX_STATES[crux.state].label.toLowerCase()}</span>
          )}
          {verdict && <span>{asTheirs(verdict)}</span>}
        </p>
      )}
      <StepLine line={line} name={name} />
    </li>
  )
}

/** The card says it to oneself; here it is said of whoever's page it is. */
const asTheirs = (verdict: string): string =>
  verdict
    .replace(/^You are /, 'They are ')
    .replace(/\byour\b/g, 'their')
    .replace(/\byou\b/g, 'them')

function Movers({ movers }: { movers: readonly Mover[] }) {
  return (
    <section aria-labelledby="movers">
      <h2 id="movers">Minds changed</h2>
      <ul className="changes">
        {movers.map(({ ref, slug, title, words, people }) => (
          <li key={`${slug} ${ref}`}>
            <p>
              {quantity(people, 'person', 'people')} changed a number because of{' '}
              <a href={`/threads/${slug}#comment-${ref}`}>
                {words === '' ? 'a comment' : `“${typeset(words)}”`}
              </a>
            </p>
            <p className="on">
              <a href={`/threads/${slug}`}>{typeset(title)}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function CalibrationTable({ calibration: { n, brier, bins } }: { calibration: Calibration }) {
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)
  return (
    <>
      <p>
        Brier score {brier.toFixed(3)} over {n} resolved forecasts: 0 is perfect, 0.25 is always saying 50%.
      </p>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Said</th>
              <th scope="col">Forecasts</th>
              <th scope="col">On average</th>
              <th scope="col">Came true</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, n: inBin, said, cameTrue }) => (
              <tr key={from}>
                <th scope="row">
                  {from}–{to}%
                </th>
                <td>{inBin}</td>
                <td>{percent(said)}</td>
                <td>{percent(cameTrue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
