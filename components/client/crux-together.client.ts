import type { CruxKind } from '@/lib/cruxes/kinds'
import type { Percents } from '@/lib/cruxes/stance'
import type { JointTrouble } from '@/lib/cruxes/together/bounds'
import { credencesIn, jointNote, type TogetherView } from '@/lib/cruxes/together/view'
import { partsRepairLabel } from '@/lib/cruxes/together/words'
import { act } from './act.client'
import { buttonOf } from './button.client'
import type { Sliders } from './crux-sliders.client'
import { say } from './say.client'

type Own = TogetherView['parts'][number]

/** On the card of a conjunction: what one's number says beside those for its parts, at once, with its repairs. Null on other cards. */
export function startJoint(
  card: HTMLElement,
  kind: CruxKind,
): ((sliders: Sliders, given: Percents) => void) | null {
  const place = card.querySelector<HTMLElement>('[data-joint]')
  const written = card.querySelector<HTMLElement>('.together')?.dataset.parts
  if (!place || !written) return null
  // Written by the same build, in components/cruxes/together.tsx.
  const parts = JSON.parse(written) as Own[]

  const update = (sliders: Sliders, given: Percents): void => {
    const note = jointNote(credencesIn({ parts }), given, kind)
    place.hidden = note === null
    if (!note) return
    const { sentence, trouble, start } = note
    const offers = [
      ...(start === null ? [] : [buttonOf(`Start from ${start}`, () => sliders.set({ credence: start }))]),
      ...(trouble ? [buttonOf(`Say ${trouble.bound}`, () => sliders.set({ credence: trouble.bound }))] : []),
      ...(trouble && trouble.partsInstead.length > 0
        ? [buttonOf(partsRepairLabel(trouble), (button) => void mend(trouble, button, sliders))]
        : []),
    ]
    const words = document.createElement('p')
    words.textContent = trouble ? `${sentence} You may leave it so, or:` : sentence
    place.replaceChildren(words, ...offers)
  }

  /** One's stances on the parts, with all else as it was. The same again changes nothing, so a press after a failure completes it. */
  const mend = async (trouble: JointTrouble, button: HTMLElement, sliders: Sliders): Promise<void> => {
    for (const { id, credence } of trouble.partsInstead) {
      const part = parts.find((one) => one.id === id)
      if (!part?.mine) continue
      const { percents, mark, note, confidence } = part.mine
      const answer = await act('stance', {
        crux: id,
        claim: part.claim ?? '',
        ...percents,
        credence,
        mark,
        note,
        confidence,
      })
      if (answer.status !== 'done') return say(button, answer)
      part.mine = { ...part.mine, percents: { ...percents, credence } }
      const own = card.querySelector(`[data-part-of="${id}"]`)
      if (own) own.textContent = `You say ${credence}%.`
    }
    update(sliders, sliders.percents())
  }
  return update
}
