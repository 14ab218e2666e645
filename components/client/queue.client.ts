import { act } from './act.client'
import { say } from './say.client'

const articles = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.queue .case')]
const current = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('.case') ?? null

/** Work through the queue without loading it anew: claim, decide, and on to the next, by mouse or by keys. */
export function startQueue(): void {
  const queue = document.querySelector<HTMLElement>('.queue')
  if (!queue) return
  document.addEventListener('keydown', onKey)
  queue.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    if (!form) return
    if (form.dataset.claim !== undefined) void run(event, form, claim)
    else if (form.dataset.decide !== undefined) void run(event, form, decide)
    else if (form.id === 'bulk') void run(event, form, decideAll)
  })
  document.addEventListener('queue-count', (event) => {
    if (event instanceof CustomEvent) offerRest(queue, Number(event.detail))
  })
  if (location.hash.startsWith('#case-'))
    focus(document.querySelector<HTMLElement>(`${location.hash} > .case`))
}

type Fields = Record<string, unknown>

async function run(
  event: SubmitEvent,
  form: HTMLFormElement,
  send: (form: HTMLFormElement, fields: Fields) => Promise<void>,
) {
  event.preventDefault()
  const fields = Object.fromEntries(new FormData(form))
  const button = form.querySelector<HTMLButtonElement>('button')
  if (button) button.disabled = true
  await send(form, fields)
  if (button) button.disabled = false
}

async function claim(form: HTMLFormElement, fields: Fields): Promise<void> {
  const answer = await act('claim-case', fields)
  const button = form.querySelector('button')
  const wanted = form.querySelector<HTMLInputElement>('[name=wanted]')
  if (answer.status === 'refused') say(form, answer)
  else if (button && wanted) {
    const isMine = wanted.value === 'true'
    wanted.value = String(!isMine)
    button.textContent = isMine ? 'Let it go' : 'Claim'
    if (isMine) openDecide(form.closest<HTMLElement>('.case'))
  }
}

async function decide(form: HTMLFormElement, fields: Fields): Promise<void> {
  const answer = await act<{ entry?: number }>(form.dataset.action ?? 'decide', fields)
  if (answer.status === 'refused') say(form.querySelector('button') ?? form, answer)
  else {
    const { entry } = answer.value
    const words = entry === undefined ? '' : ` It is number ${entry} of the log.`
    take(form.closest<HTMLElement>('.case'), `Decided.${words}`)
  }
}

async function decideAll(form: HTMLFormElement, fields: Fields): Promise<void> {
  const answer = await act<{ decided: number; refused: { case: number; message: string }[] }>(
    'decide-all',
    fields,
  )
  if (answer.status === 'refused') {
    say(form.querySelector('button') ?? form, answer)
    return
  }
  const { decided, refused } = answer.value
  const left = new Set(refused.map((one) => one.case))
  for (const box of document.querySelectorAll<HTMLInputElement>('.case input[name^=case-]:checked')) {
    const id = Number(box.name.slice('case-'.length))
    if (!left.has(id)) box.closest('li')?.remove()
  }
  form.reset()
  tell(`${decided} decided.${refused.map(({ message }) => ` ${message}`).join('')}`)
}

/** A case that is done leaves the list, and the next one has the focus. */
function take(article: HTMLElement | null, words: string): void {
  const all = articles()
  const at = article ? all.indexOf(article) : -1
  const next = all[at + 1] ?? all[at - 1] ?? null
  article?.closest('li')?.remove()
  tell(words)
  if (next) focus(next)
}

function tell(words: string): void {
  const place = document.querySelector('.queue-said')
  if (place) place.textContent = words
}

/** What came or went since the page was made shows when its reader asks for it. */
function offerRest(queue: HTMLElement, waiting: number): void {
  const known = queue.querySelector('.queue-changed')
  if (waiting === articles().length) known?.remove()
  else if (!known && waiting > articles().length) {
    const link = document.createElement('a')
    link.className = 'arrived queue-changed'
    link.href = location.pathname + location.search
    link.textContent = 'Show what has changed'
    queue.querySelector('.list-head')?.append(link)
  }
}

function focus(article: HTMLElement | null | undefined): void {
  article?.focus({ preventScroll: true })
  article?.scrollIntoView({ block: 'nearest' })
}

function openDecide(article: HTMLElement | null): void {
  const details = article?.querySelector<HTMLDetailsElement>('.case-decide')
  if (!details) return
  details.open = true
  details.querySelector<HTMLElement>('select, textarea, button')?.focus()
}

function onKey(event: KeyboardEvent): void {
  const target = event.target
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')) {
    if (event.key === 'Escape') focus(current())
    return
  }
  const all = articles()
  const here = current()
  const at = here ? all.indexOf(here) : -1
  const acts: Record<string, () => void> = {
    j: () => focus(all[Math.min(at + 1, all.length - 1)]),
    k: () => focus(all[Math.max(at - 1, 0)]),
    c: () => here?.querySelector<HTMLElement>('[data-claim] button')?.click(),
    d: () => openDecide(here),
    x: () => here?.querySelector<HTMLElement>('header input[type=checkbox]')?.click(),
  }
  const run = acts[event.key]
  if (!run) return
  event.preventDefault()
  run()
}
