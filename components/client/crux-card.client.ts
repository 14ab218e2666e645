import { saidOf } from '@/lib/cruxes/claims/naming'
import type { CruxKind } from '@/lib/cruxes/kinds'
import { wordsOf } from '@/lib/cruxes/kinds'
import { points } from '@/lib/cruxes/numbers'
import type { CruxRule } from '@/lib/cruxes/person'
import { cardDetails, cardSentence, incoherenceSentence, repairLabel } from '@/lib/cruxes/sentences'
import { derivedIfFalse, incoherence, type Percents, toStance } from '@/lib/cruxes/stance'
import { CRUX_RULE } from '@/lib/cruxes/thresholds'
import { act } from './act.client'
import { buttonOf } from './button.client'
import { makeSliders, type Sliders } from './crux-sliders.client'
import { startJoint } from './crux-together.client'
import { startMovedBy } from './moved-by.client'
import { say } from './say.client'

type Saved = { crux: number; thread: string; state: string }

/** How long sliders rest before what they say is read out. */
const CALM_MS = 700

/** Bring a card to life: sliders, what they mean while they move, and saving without leaving the page. */
export function startCard(card: HTMLElement, saved: (result: Saved) => void): void {
  const again = card.querySelector<HTMLFormElement>('form.asked-again')
  if (again && again.dataset.live === undefined) {
    again.dataset.live = ''
    makeSliders(again, () => {
      card.dataset.dirty = ''
    })
  }
  const form = card.querySelector<HTMLFormElement>('form.stance')
  if (!form || form.dataset.live !== undefined) return
  form.dataset.live = ''
  const kind = (form.dataset.kind ?? 'other') as CruxKind
  const rule = { ...CRUX_RULE, swing: Number(form.dataset.swing) / 100 || CRUX_RULE.swing }
  const about = { kind, claim: form.dataset.about ?? null, rule }
  const [saying, repairs] = [
    form.querySelector<HTMLElement>('.say'),
    form.querySelector<HTMLElement>('.incoherence'),
  ]
  if (!saying || !repairs) return
  const initial = saying.innerHTML
  saying.removeAttribute('role')
  const voice = document.createElement('p')
  voice.className = 'visually-hidden'
  voice.setAttribute('role', 'status')
  form.append(voice)

  const joint = startJoint(card, kind)
  let calm: ReturnType<typeof setTimeout> | undefined
  const speak = () => {
    const text = saying.textContent ?? ''
    if (voice.textContent !== text) voice.textContent = text
  }
  const sliders = makeSliders(form, (isDone) => {
    card.dataset.dirty = ''
    const given = sliders.percents()
    const sentences = sentencesFor(given, about)
    if (sentences) saying.replaceChildren(...sentences.map(paragraph))
    else saying.innerHTML = initial
    if (isDone) offerRepairs(repairs, sliders, given, about)
    joint?.(sliders, given)
    clearTimeout(calm)
    calm = setTimeout(speak, CALM_MS)
  })
  saying.before(sliders.toggle)
  startMovedBy(form)
  offerRepairs(repairs, sliders, sliders.percents(), about)
  joint?.(sliders, sliders.percents())
  form.addEventListener('input', () => {
    card.dataset.dirty = ''
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void save(card, form, event.submitter, saved)
  })
}

/** What kind of crux the numbers are on, which claim it is weighed against, and what makes a crux in its thread. */
type About = { kind: CruxKind; claim: string | null; rule: CruxRule }

/** What the numbers say so far; null before there are any. Teaches which slider the card is waiting for. */
function sentencesFor(given: Percents, { kind, claim, rule }: About): string[] | null {
  const stance = toStance(given)
  if (stance) return [cardSentence(stance, kind, rule), ...cardDetails(stance, kind, rule)]
  const { ifTrue, ifFalse } = wordsOf(kind)
  const { credence } = given
  if (Object.values(given).every((one) => one === null)) return null
  if (given.ifTrue === null) return [saidOf(claim, `And the main claim: how likely would it be ${ifTrue}?`)]
  if (given.ifFalse === null) return [saidOf(claim, `And how likely would the main claim be ${ifFalse}?`)]
  return credence === null ? ['And how likely is it itself?'] : null
}

function offerRepairs(place: HTMLElement, sliders: Sliders, given: Percents, { kind, claim }: About): void {
  const wrong = incoherence(given)
  const derived = derivedIfFalse(given)
  place.hidden = wrong === null && derived === null
  if (wrong)
    place.replaceChildren(
      paragraph(saidOf(claim, `${incoherenceSentence(wrong)} You may leave it so, or:`)),
      ...wrong.repairs.map((repair) =>
        buttonOf(repairLabel(repair, kind), () => sliders.set(repair.percents)),
      ),
    )
  else if (derived !== null) {
    const value = points(derived / 100)
    place.replaceChildren(
      paragraph(`Your other numbers fit ${value} ${wordsOf(kind).ifFalse}.`),
      buttonOf(`Say ${value}`, () => sliders.set({ ifFalse: value })),
    )
  }
}

async function save(
  card: HTMLElement,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  saved: (result: Saved) => void,
): Promise<void> {
  const fields = Object.fromEntries(new FormData(form))
  const pressed =
    submitter instanceof HTMLButtonElement && submitter.name !== ''
      ? { [submitter.name]: submitter.value }
      : {}
  card.setAttribute('aria-busy', 'true')
  const answer = await act<Saved>('stance', { ...fields, ...pressed })
  card.removeAttribute('aria-busy')
  if (answer.status === 'done') {
    delete card.dataset.dirty
    saved(answer.value)
    return
  }
  // Asked for a reason, one gives it where one stands.
  const own = submitter?.closest('.cannot-tell') ? 'cannotTellWhy' : undefined
  const [named] = Object.keys(answer.fields)
  const field = named === 'note' ? (own ?? named) : named
  const input = field ? form.querySelector<HTMLElement>(`[name="${field}"]:not([hidden])`) : null
  const details = input?.closest('details')
  if (details) details.open = true
  say(submitter?.closest('.stance-buttons') ?? form, answer)
  input?.focus()
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}
