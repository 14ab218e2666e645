// Buttons that would be refused are greyed, and say why: those of one text by the server, those of the whole page here, by what
// the form around them says. They can still be reached and pressed, and then say it aloud. Without script a press brings the
// server's sentence.

const KINDS = {
  '.v': 'noVote',
  '.act.react': 'noReact',
  '.reaction': 'noReact',
  '.act.reply': 'noReply',
  '.act.edit': 'noEdit',
  '.act.delete': 'noDelete',
  '.act.retract': 'noRetract',
} as const
const BUTTONS = Object.keys(KINDS).join()

/** Why a press on this button would be refused; null when it would not. */
export function refusalOf(button: HTMLButtonElement): string | null {
  for (const [selector, name] of Object.entries(KINDS))
    if (button.matches(selector) && button.form?.dataset[name]) return button.form.dataset[name] ?? null
  return button.getAttribute('aria-disabled') === 'true' ? (button.dataset.limit ?? button.title) : null
}

type Refused = { code: string; message: string; until: string | null }

/**
 * Grey what a limit of numbers refuses, until its time is over. The limit is known once a press was refused: so no page has to ask
 * how much each of its readers did lately.
 */
export function greyUntil(selector: string, { message, until }: Refused): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(selector)) {
    if (button.getAttribute('aria-disabled') === 'true') continue
    button.dataset.limit = message
    button.dataset.title = button.title
    button.setAttribute('aria-disabled', 'true')
    button.title = button.title === '' ? message : `${button.title}. ${message}`
  }
  if (until !== null) setTimeout(ungrey, Date.parse(until) - Date.now(), selector)
}

/** The limit is met no more: its time is over, or something was taken back. */
export function ungrey(selector: string): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(selector)) {
    if (button.dataset.limit === undefined) continue
    button.title = button.dataset.title ?? ''
    button.removeAttribute('aria-disabled')
    delete button.dataset.limit
    delete button.dataset.title
  }
}

/** Grey a button that would be refused. What its title says already, such as who reacted, stays. */
export function grey(button: HTMLButtonElement): void {
  const why = refusalOf(button)
  if (why === null || button.getAttribute('aria-disabled') === 'true') return
  button.setAttribute('aria-disabled', 'true')
  button.title = button.title === '' ? why : `${button.title}. ${why}`
}

/** Grey what this reader cannot do on this page, now and in what arrives. */
export function startGreyed(): void {
  const names = Object.values(KINDS)
  const forms = [...document.querySelectorAll<HTMLElement>('.votes-here')].filter((form) =>
    names.some((name) => form.dataset[name] !== undefined),
  )
  if (forms.length === 0) return
  for (const form of forms)
    for (const button of form.querySelectorAll<HTMLButtonElement>(BUTTONS)) grey(button)
  for (const coming of ['focusin', 'pointerover'] as const)
    document.addEventListener(coming, ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>(BUTTONS) : null
      if (button) grey(button)
    })
}
