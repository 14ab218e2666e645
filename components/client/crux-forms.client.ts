import { act } from './act.client'
import { freshenPage, reloadCard } from './crux-cards.client'
import { say } from './say.client'

/** The small forms of a crux's page and of its card, sent without leaving the page. */
export function startCruxForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset.do || event.defaultPrevented) return
    event.preventDefault()
    void send(form, form.dataset.do, event.submitter)
  })
}

async function send(form: HTMLFormElement, action: string, submitter: HTMLElement | null): Promise<void> {
  form.setAttribute('aria-busy', 'true')
  const answer = await act(action, Object.fromEntries(new FormData(form, submitter)))
  form.removeAttribute('aria-busy')
  if (answer.status === 'refused') {
    say(submitter ?? form, answer)
    const [field] = Object.keys(answer.fields)
    if (field) form.querySelector<HTMLElement>(`[name="${field}"]:not([type=hidden])`)?.focus()
    return
  }
  const card = form.closest<HTMLElement>('.crux-card')
  const part = form.closest<HTMLElement>('[data-part]')
  const isElsewhere =
    answer.goTo !== null &&
    part !== null &&
    new URL(answer.goTo, location.href).pathname !== location.pathname
  if (isElsewhere || action === 'stance-along' || (part === null && card === null)) {
    location.assign(answer.goTo ?? location.href)
    return
  }
  if (part === null) return card ? reloadCard(card, card.dataset.crux ?? '') : undefined
  await freshenPage(part)
  const heading = part.querySelector<HTMLElement>('h2')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
