import { placePath, toPlace } from '@/lib/drafts/place'
import { toNewThreadDraft } from '@/lib/drafts/view'
import { actSurely, type FormText, startComposer } from './composer.client'
import { forget, keptAt, keptPlaces } from './drafts.client'

/** Posting from a page for writing leads to what was posted. */
export function startPage(form: HTMLFormElement): void {
  const action = new URL(form.action).pathname.split('/').at(-1) ?? ''
  const isThread = form.dataset.composer === 'thread'
  startComposer(form, {
    ...(isThread && { text: threadText(form) }),
    send: async ({ keeper, refuse }) => {
      const fields = Object.fromEntries(new FormData(form))
      const answer = await actSurely(action, { ...fields, ...(action === 'comment' && { key: keeper.key }) })
      if (answer.status === 'refused') return refuse(answer)
      keeper.posted()
      if (answer.goTo) location.assign(answer.goTo)
    },
  })
  if (isThread) followKind(form)
}

/** A thread's fields as one text, so that they are kept and compared as one. */
function threadText(form: HTMLFormElement): FormText {
  const initial: Record<string, string> = JSON.parse(form.dataset.initial ?? '{}')
  const field = (name: string) =>
    form.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      `:is(input, select, textarea)[name=${name}]`,
    )
  return {
    read: () =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(initial).map(([name, value]) => [name, field(name)?.value ?? value]),
        ),
      ),
    fill: (text) => {
      const draft = toNewThreadDraft(text)
      for (const [name, value] of Object.entries(draft)) {
        const place = field(name)
        if (place && name in initial) place.value = value
      }
      followKind(form)
    },
    words: (text) => toNewThreadDraft(text).title || toNewThreadDraft(text).body,
  }
}

/** The hint for the kind that is chosen, and the fields that only some kinds have. */
function followKind(form: HTMLFormElement): void {
  const kind = form.querySelector<HTMLSelectElement>('select[name=kind]')
  if (!kind) return
  form.querySelector('.kind-hints')?.classList.add('follows')
  const show = () => {
    for (const hint of form.querySelectorAll<HTMLElement>('[data-kind]'))
      hint.hidden = hint.dataset.kind !== kind.value
    for (const part of form.querySelectorAll<HTMLElement>('[data-for]'))
      part.hidden = part.dataset.for !== kind.value
  }
  if (!form.dataset.follows) kind.addEventListener('change', show)
  form.dataset.follows = ''
  show()
}

/** The list of drafts has what only this device has, too; and what is discarded there is gone from here. */
export function startDrafts(list: HTMLElement): void {
  const listed = new Set<string>()
  for (const item of list.querySelectorAll<HTMLElement>('[data-place]')) {
    const place = item.dataset.place ?? ''
    listed.add(place)
    item.querySelector('form')?.addEventListener('submit', () => forget(place))
  }
  for (const name of keptPlaces()) {
    const kept = keptAt(name)
    const place = toPlace(name)
    if (!place || listed.has(name) || !kept || kept.body.trim() === '') continue
    list.append(itemOf(placePath(place), kept.body, () => forget(name)))
    document.querySelector('[data-no-drafts]')?.remove()
  }
}

function itemOf(path: string, body: string, discard: () => void): HTMLLIElement {
  const item = document.createElement('li')
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text: string) =>
    Object.assign(document.createElement(name), { textContent: text })
  const title = make('h2', '')
  title.append(Object.assign(make('a', 'A draft on this device'), { href: path }))
  const button = Object.assign(make('button', 'Discard'), { type: 'button', className: 'soft-button' })
  button.addEventListener('click', () => {
    discard()
    item.remove()
  })
  item.append(title, make('p', body.slice(0, 200)), button)
  return item
}
