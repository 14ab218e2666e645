import { offerOnComments } from './comment-actions.client'
import { keptPlaces } from './drafts.client'
import { refOf } from './folds.client'
import { refusalOf } from './greyed.client'
import { say } from './say.client'

/** The part that writes is fetched when somebody wants to write: most who come here read. */
const inPlace = () => import('./in-place.client')
const ownComments = () => import('./own.client')

type Run = (discussion: HTMLElement, item: HTMLElement, button: HTMLButtonElement) => Promise<boolean>

/** What the buttons that work without script do with it; false lets them go their own way. */
const ON_BUTTON: Record<string, Run> = {
  reply: async (discussion, item) => {
    ;(await inPlace()).openReply(discussion, item)
    return true
  },
  edit: async (discussion, item) => (await ownComments()).edit(discussion.dataset.slug ?? '', item),
  retract: async (discussion, item) => (await ownComments()).retract(discussion.dataset.slug ?? '', item),
  'delete-comment': async (discussion, item, button) => {
    const { setDeleted } = await ownComments()
    await setDeleted(discussion.dataset.slug ?? '', item, button, button.name !== 'undelete')
    return true
  },
}

/** Reply and Quote open a box in place; where the script for it cannot be had, they lead to the page for writing. */
export function startWriting(discussion: HTMLElement): void {
  const slug = discussion.dataset.slug ?? ''
  const main = discussion.querySelector<HTMLFormElement>('[data-composer=comment]')
  discussion.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element
        ? event.target.closest<HTMLButtonElement>('.comment button[formaction]')
        : null
    const item = button?.closest<HTMLElement>('.comment')
    const run = button && ON_BUTTON[button.formAction.split('/').at(-1) ?? '']
    if (!button || !item || !run) return
    event.preventDefault()
    const why = refusalOf(button)
    if (why !== null) return say(button, { code: 'forbidden', message: why })
    // Where the script or its answer cannot be had, the form goes its own way.
    run(discussion, item, button).then(
      (isDone) => isDone || button.form?.requestSubmit(button),
      () => button.form?.requestSubmit(button),
    )
  })
  offerOnComments({
    words: 'Quote',
    order: 1,
    isFor: (item) => !item.matches('.is-deleted, .is-removed'),
    run: (item) => {
      const quote = markedIn(item)
      inPlace()
        .then(({ openReply }) => openReply(discussion, item, { quote }))
        .catch(() => location.assign(`/threads/${slug}/reply?to=${refOf(item)}`))
    },
  })
  const wake = (form: HTMLFormElement) => inPlace().then(({ startMain }) => startMain(discussion, form))
  main?.addEventListener('focusin', () => void wake(main), { once: true })
  main?.addEventListener('keydown', (event) => {
    if (main.dataset.started !== undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey))
      return
    // Faster than the script that sends in place: it is waited for, and where it cannot be had, the form goes its own way.
    event.preventDefault()
    const send = () => main.requestSubmit()
    wake(main).then(send, send)
  })
  if (keptPlaces().some((place) => place.split(':')[1] === slug))
    void inPlace().then(({ goOn }) => goOn(discussion, main))
}

/** What the reader has marked in this comment, or all of it but what it quotes itself. */
function markedIn(item: HTMLElement): Node | null {
  const body = item.querySelector(':scope > article > .body')
  const selection = getSelection()
  if (!body) return null
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0)
    if (body.contains(range.commonAncestorContainer)) return inContext(range, body)
  }
  const copy = body.cloneNode(true) as Element
  for (const one of copy.querySelectorAll(':scope > blockquote')) one.remove()
  return copy
}

/** Part of a list or of a quotation is still one: what is marked, inside of what it stands in. */
function inContext(range: Range, body: Element): Node {
  let part: Node = range.cloneContents()
  let around: Node | null = range.commonAncestorContainer
  if (around.nodeType === Node.TEXT_NODE) around = around.parentNode
  for (; around && around !== body; around = around.parentNode) {
    const copy = around.cloneNode(false)
    copy.appendChild(part)
    part = copy
  }
  const holder = document.createElement('div')
  holder.append(part)
  return holder
}

/** Pages that are only for writing: one box, or the list of what was begun. */
export function startWritingPage(): void {
  const form = document.querySelector<HTMLFormElement>('.composer-page .composer')
  const drafts = document.querySelector<HTMLElement>('[data-drafts]')
  if (form) void import('./writing-page.client').then(({ startPage }) => startPage(form))
  if (drafts) void import('./writing-page.client').then(({ startDrafts }) => startDrafts(drafts))
}
