import { placePath, toPlace } from '@/lib/drafts/place'
import { actSurely, startComposer } from './composer.client'
import { forget, keptAt, keptPlaces } from './drafts.client'

/** Posting from a page for writing leads to what was posted. */
export function startPage(form: HTMLFormElement): void {
  const action = new URL(form.action).pathname.split('/').at(-1) ?? ''
  startComposer(form, {
    send: async ({ keeper, refuse }) => {
      const fields = Object.fromEntries(new FormData(form))
      const answer = await actSurely(action, { ...fields, ...(action === 'comment' && { key: keeper.key }) })
      if (answer.status === 'refused') return refuse(answer)
      keeper.forget()
      if (answer.goTo) location.assign(answer.goTo)
    },
  })
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
