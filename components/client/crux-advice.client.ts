import type { CruxKind } from '@/lib/cruxes/kinds'
import { adviceOn } from '@/lib/cruxes/naming/advice'
import { buttonOf } from './button.client'

type Alike = {
  id: number
  label: string
  statement: string
  kind: CruxKind
  isHere: boolean
  thread: { slug: string; title: string }
}

/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 450
/** More at once is a scolding. */
const MOST_ADVICE = 2

/** Say that one’s words are about this crux. */
type Join = (crux: number, button: HTMLButtonElement) => void

/** Advice while one writes, and cruxes that say nearly the same, to join instead. */
export function startAdvice(form: HTMLFormElement, slug: string, join: Join): void {
  const [list, alike] = [
    form.querySelector<HTMLElement>('.advice'),
    form.querySelector<HTMLElement>('.alike'),
  ]
  let pause: ReturnType<typeof setTimeout> | undefined
  const advise = () => {
    const fields = new FormData(form)
    const statement = String(fields.get('statement') ?? '')
    clearTimeout(pause)
    pause = setTimeout(() => {
      const advice = adviceOn(statement, String(fields.get('kind')) as CruxKind).slice(0, MOST_ADVICE)
      if (list) {
        list.hidden = advice.length === 0
        list.replaceChildren(
          ...advice.map(({ sentence }) => {
            const item = document.createElement('li')
            item.textContent = sentence
            return item
          }),
        )
      }
      if (alike) void offerAlike(alike, slug, statement, join)
    }, PAUSE_MS)
  }
  form.addEventListener('input', advise)
}

async function offerAlike(box: HTMLElement, slug: string, statement: string, join: Join): Promise<void> {
  const query = new URLSearchParams({ thread: slug, statement })
  const response = await fetch(`/api/cruxes/similar?${query}`).catch(() => null)
  const found: Alike[] = response?.ok ? await response.json() : []
  box.hidden = found.length === 0
  const heading = document.createElement('p')
  heading.textContent = 'This may be said already:'
  box.replaceChildren(heading, ...found.map((one) => alikeRow(one, box, join)))
}

function alikeRow(
  { id, label, statement, kind, isHere, thread }: Alike,
  box: HTMLElement,
  join: Join,
): HTMLElement {
  const row = document.createElement('p')
  const link = document.createElement('a')
  link.href = `/cruxes/${id}`
  link.textContent = isHere ? `${label}: ${statement}` : `${statement} (in “${thread.title}”)`
  row.append(link)
  const form = box.closest('form')
  const field = form?.querySelector<HTMLTextAreaElement>('[name=statement]')
  if (isHere)
    row.append(
      ' ',
      buttonOf(`Join ${label}`, (button) => join(id, button)),
    )
  else if (form && field && field.value.trim() !== statement)
    // It bears on another claim there, so it is asked here too; in the same words the two are found beside each other.
    row.append(
      ' ',
      buttonOf('Ask it here in the same words', () => {
        field.value = statement
        form.querySelector<HTMLInputElement>(`[name=kind][value=${kind}]`)?.click()
        field.dispatchEvent(new Event('input', { bubbles: true }))
        field.focus()
      }),
    )
  else if (!isHere) row.append('. Proposed in the same words, each is shown beside the other.')
  return row
}
