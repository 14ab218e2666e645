import { goTo, lastPlace } from './permalinks.client'

const HELP: (readonly [string, string])[] = [
  ['j', 'next comment'],
  ['k', 'previous comment'],
  ['p', 'the comment it answers'],
  ['n', 'next new comment'],
  ['u, d', 'vote it up, or down; again, or with Shift: strongly; once more: not at all'],
  ['a, x', 'agree, or disagree, likewise'],
  ['r', 'reply'],
  ['Enter', 'close or open the branch'],
  ['?', 'this list'],
]

/** What ends above this part of the window has been read. */
const READING_LINE = 0.15

/** The vote buttons of the comment one is at. */
const VOTES: Record<string, string> = {
  u: '.v.karma.up',
  d: '.v.karma.down',
  a: '.v.agreement.up',
  x: '.v.agreement.down',
}

function vote(selector: string, shiftKey: boolean): void {
  const button = current()?.querySelector(`:scope > header > ${selector}`)
  button?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }))
}

const offered = new Map<string, () => void>()

/** A key of another part of the page. Call before `startKeys`. */
export function offerKey(key: string, words: string, act: () => void): void {
  offered.set(key, act)
  HELP.splice(-1, 0, [key, words])
}

const visible = (items: Iterable<Element>): Element[] =>
  [...items].filter((item) => item.checkVisibility({ contentVisibilityAuto: false }))
const comments = (): Element[] => visible(document.querySelectorAll('.comment > article'))
const current = (): Element | null => document.activeElement?.closest('.comment > article') ?? null

function move(step: 1 | -1, list: Element[]): void {
  const here = current()
  const at = here ? list.indexOf(here) : -1
  const next = here
    ? at >= 0
      ? list[at + step]
      : nearest(here, step, list)
    : step === 1
      ? list.find((one) => one.getBoundingClientRect().bottom > innerHeight * READING_LINE)
      : undefined
  if (next?.parentElement) goTo(next.parentElement, { remember: true, open: false })
}

/** The next of a list seen from an element that is not in it. */
function nearest(here: Element, step: 1 | -1, list: Element[]): Element | undefined {
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const those = list.filter((one) => here.compareDocumentPosition(one) & side)
  return step === 1 ? those[0] : those.at(-1)
}

export function nextNew(): void {
  // What came while the page was open is shown first, if it waits: that leads to it by itself.
  const waiting = document.querySelector<HTMLElement>('[data-show-new]')
  if (waiting) {
    waiting.click()
    return
  }
  const fresh = [...document.querySelectorAll('.comment.is-new > article')]
  const here = current() ?? lastPlace()?.querySelector('article') ?? null
  const next = here ? (nearest(here, 1, fresh) ?? fresh[0]) : fresh[0]
  if (next?.parentElement) goTo(next.parentElement, { remember: true })
}

function openHelp(): void {
  let dialog = document.querySelector<HTMLDialogElement>('dialog.help')
  if (!dialog) {
    dialog = document.createElement('dialog')
    dialog.className = 'help'
    dialog.setAttribute('aria-labelledby', 'help-title')
    const rows = HELP.map(
      ([key, what]) => `<dt>${key.replace(/[^, ]+/g, '<kbd>$&</kbd>')}</dt><dd>${what}</dd>`,
    ).join('')
    dialog.innerHTML = `<h2 id="help-title">Keys</h2><dl>${rows}</dl><form method="dialog"><button class="soft-button">Close</button></form>`
    document.body.append(dialog)
  }
  dialog.showModal()
}

export function startKeys(): void {
  for (const button of document.querySelectorAll('[data-help]')) button.addEventListener('click', openHelp)
  document.addEventListener('keydown', (event) => {
    const target = event.target
    const isTyping =
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
      return
    const actions: Record<string, () => void> = {
      j: () => move(1, comments()),
      k: () => move(-1, comments()),
      p: () => {
        const parent = current()?.parentElement?.parentElement?.closest('.comment')
        if (parent) goTo(parent, { remember: true })
      },
      n: nextNew,
      r: () => {
        const article = current()
        const reply = article?.querySelector<HTMLElement>(':scope > footer button.reply')
        if (reply) reply.click()
        else if (!article) document.querySelector<HTMLElement>('[data-composer=comment] textarea')?.focus()
      },
      '?': openHelp,
    }
    if (target instanceof HTMLElement && target.matches('.comment > article')) {
      actions.Enter = () => target.querySelector<HTMLElement>('.fold')?.click()
    }
    const voted = VOTES[event.key.toLowerCase()]
    if (voted && current()) actions[event.key] = () => vote(voted, event.shiftKey)
    const act = actions[event.key] ?? offered.get(event.key)
    if (!act) return
    event.preventDefault()
    act()
  })
}
