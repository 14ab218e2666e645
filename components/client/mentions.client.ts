import { me } from './drafts.client'
import { typeInto } from './type-into.client'

type Person = { handle: string; name: string }

const WORD = /(?:^|[\s(])@([a-z0-9_-]{1,32})$/i
const PAUSE = 150
let boxes = 0

/** Complete `@han…` while it is typed: first with people on this page, then with everybody. Arrows choose, Enter or Tab takes, Escape leaves. */
export function startMentions(box: HTMLTextAreaElement): void {
  const list = document.createElement('ul')
  list.className = 'people-list'
  list.id = `people-${++boxes}`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'People')
  list.hidden = true
  box.after(list)
  box.setAttribute('aria-autocomplete', 'list')
  let people: Person[] = []
  let at = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  const typed = (): string | null =>
    WORD.exec(box.value.slice(0, box.selectionStart))?.[1]?.toLowerCase() ?? null
  const close = () => {
    list.hidden = true
    people = []
    box.removeAttribute('aria-activedescendant')
    box.removeAttribute('aria-controls')
  }
  const choose = (to: number) => {
    at = (to + people.length) % people.length
    for (const [i, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(i === at))
    box.setAttribute('aria-activedescendant', `${list.id}-${at}`)
  }
  const show = (found: Person[]) => {
    people = found
    if (people.length === 0) return close()
    list.replaceChildren(...people.map((person, i) => optionOf(person, `${list.id}-${i}`)))
    list.hidden = false
    box.setAttribute('aria-controls', list.id)
    choose(0)
  }
  const take = () => {
    const begun = typed()
    const person = people[at]
    if (begun === null || !person) return close()
    close()
    box.setSelectionRange(box.selectionStart - begun.length, box.selectionStart)
    typeInto(box, `${person.handle} `)
  }
  const look = async (begun: string) => {
    asked = begun
    const here = onThisPage().filter((person) => startsWith(person, begun))
    show(here.slice(0, 6))
    const answer = await fetch(`/api/people?q=${encodeURIComponent(begun)}`).catch(() => null)
    if (!answer?.ok || asked !== begun || typed() !== begun) return
    const more = ((await answer.json()).people as Person[]).filter(
      ({ handle }) => !here.some((person) => person.handle === handle),
    )
    show([...here, ...more].slice(0, 6))
  }

  box.addEventListener('input', () => {
    clearTimeout(timer)
    const begun = typed()
    if (begun === null) close()
    else timer = setTimeout(() => void look(begun), PAUSE)
  })
  box.addEventListener('keydown', (event) => {
    if (list.hidden) return
    const isPlain = !event.ctrlKey && !event.metaKey
    if (event.key === 'ArrowDown') choose(at + 1)
    else if (event.key === 'ArrowUp') choose(at - 1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && isPlain) take()
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  })
  box.addEventListener('blur', close)
  // Before the box loses the focus.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    const option = event.target instanceof Element ? event.target.closest('li') : null
    if (!option) return
    at = [...list.children].indexOf(option)
    take()
  })
}

const startsWith = ({ handle, name }: Person, begun: string): boolean =>
  handle.startsWith(begun) || name.toLowerCase().startsWith(begun)

function onThisPage(): Person[] {
  const people = new Map<string, Person>()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.who[href^="/people/"]')) {
    const handle = decodeURIComponent(link.pathname.slice('/people/'.length))
    if (handle !== me()) people.set(handle, { handle, name: link.textContent ?? handle })
  }
  return [...people.values()]
}

function optionOf({ handle, name }: Person, id: string): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  const who = document.createElement('b')
  who.textContent = name
  option.append(who, name === handle ? '' : ` @${handle}`)
  return option
}
