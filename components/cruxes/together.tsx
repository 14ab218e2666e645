import type { CardView } from '@/lib/cruxes/card/view'
import { credencesIn, jointNote, type TogetherView } from '@/lib/cruxes/together/view'
import { typeset } from '@/lib/text/typeset'

/** The parts of a conjunction on its card, with what the reader says of each. A script compares them while the sliders move. */
export function Parts({ together, isGuest }: { together: TogetherView; isGuest: boolean }) {
  const { parts, compares } = together
  return (
    <div className="together" data-parts={isGuest ? undefined : JSON.stringify(parts.map(withoutWords))}>
      <ul aria-label="Weighed together">
        {parts.map(({ id, label, statement, mine, isEnded }) => (
          <li key={id}>
            <a href={`/cruxes/${id}`}>
              <b>{label}</b> {typeset(statement)}
            </a>{' '}
            {!isGuest && (
              <span className="own" data-part-of={id}>
                {isEnded ? 'It has ended.' : ownWords(mine?.percents.credence ?? null)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {compares.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

const withoutWords = ({ statement: _, ...part }: TogetherView['parts'][number]) => part
const ownWords = (credence: number | null) =>
  credence === null ? 'You have not said.' : `You say ${credence}%.`

/** What one's number for the whole says beside those for its parts; with a script it follows the slider, and mends in one press. */
export function JointNote({ card }: { card: CardView }) {
  if (!card.together) return null
  const credence = card.mine?.percents.credence ?? null
  const note = jointNote(credencesIn(card.together), { credence }, card.kind)
  return (
    <div className="incoherence" data-joint="" hidden={note === null}>
      {note && <p>{note.sentence}</p>}
    </div>
  )
}
