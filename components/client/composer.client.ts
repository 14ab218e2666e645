import { type Answer, act } from './act.client'
import { DraftKeeper, type Where } from './draft-keeper.client'
import { me } from './drafts.client'
import { startMentions } from './mentions.client'
import { startPaste } from './paste.client'
import { startPreview } from './preview.client'
import { typeInto } from './type-into.client'

const WORDS = {
  nowhere: 'Not saved: this browser keeps nothing for this site',
  device: 'Saved on this device',
  server: 'Saved',
} as const satisfies Record<Where, string>

export type Composer = {
  form: HTMLFormElement
  box: HTMLTextAreaElement
  keeper: DraftKeeper
  /** Say why it was not done, beside the box, until its writer goes on. */
  refuse(refused: { code: string; message: string }): void
  /** Put Markdown where the cursor is, as a paragraph of its own. */
  insert(markdown: string): void
}
/** What is kept of a form that is more than one box. */
export type FormText = {
  read(): string
  fill(text: string): void
  /** The same for people. */
  words(text: string): string
}
type Hooks = {
  text?: FormText
  /** Send it, and tell the keeper to forget it when it was taken. */
  send(composer: Composer): Promise<void>
  close?(composer: Composer): void
}

/** Make a form for writing keep its drafts, preview, complete names, and send without leaving the page. */
export function startComposer(form: HTMLFormElement, hooks: Hooks): Composer | null {
  const box = form.querySelector('textarea')
  const post = form.querySelector<HTMLButtonElement>('.button')
  const note = form.querySelector<HTMLElement>('.composer-note')
  if (!box || !post || !note || form.dataset.started) return null
  form.dataset.started = ''
  const place = form.dataset.place ?? ''

  const text = hooks.text ?? textOf(box)
  const show = (given: string) => {
    text.fill(given)
    grow(box)
    box.dispatchEvent(new Event('shown'))
  }
  const said = (where: Where | null, other: string | null) => {
    if (post.getAttribute('aria-disabled') !== 'true') note.textContent = where ? WORDS[where] : ''
    offerOther(form, other === null ? null : text.words(other), keeper)
  }
  const initial = form.dataset.initial ?? (form.dataset.composer === 'edit' ? box.defaultValue : '')
  // What the server filled in for browsers without script is met again below, as its version of the draft.
  if (form.dataset.initial !== undefined && isUntouched(form)) text.fill(initial)
  let keeper: DraftKeeper
  keeper = new DraftKeeper(
    place,
    { text: text.read, show, said: (...what) => keeper && said(...what) },
    initial,
  )
  const composer: Composer = { form, box, keeper, refuse, insert }

  form.addEventListener('input', () => {
    grow(box)
    form.querySelector('.refusal')?.remove()
    keeper.typed()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    } else if (event.key === 'Escape' && !event.defaultPrevented && hooks.close) {
      event.preventDefault()
      hooks.close(composer)
    }
  })
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('data-preview')) return
    event.preventDefault()
    void send()
  })
  form.querySelector('[data-close]')?.addEventListener('click', () => hooks.close?.(composer))
  if (!hooks.close) form.querySelector('[data-close]')?.remove()
  startPreview(form, box)
  startPaste(box)
  startMentions(box)
  grow(box)
  void meetServer()
  return composer

  async function send(): Promise<void> {
    if (post?.disabled || !post) return
    post.disabled = true
    form.querySelector('.refusal')?.remove()
    await keeper.rest()
    await hooks.send(composer)
    post.disabled = false
  }

  function refuse({ code, message }: { code: string; message: string }): void {
    const line = document.createElement('p')
    line.className = 'refusal'
    line.setAttribute('role', 'alert')
    line.textContent = message
    if (code === 'signed-out') {
      keeper.remember({ open: true, asked: true })
      const link = document.createElement('a')
      link.href = `/sign-in?back=${encodeURIComponent(hereOf(form))}`
      link.textContent = 'Sign in'
      line.append(' ', link, ': what you wrote waits here.')
    }
    if (code === 'conflict') keeper.renew()
    form.querySelector('.refusal')?.remove()
    form.append(line)
    box?.focus()
  }

  function insert(markdown: string): void {
    if (!box) return
    box.focus()
    const before = box.value.slice(0, box.selectionStart)
    const gap =
      before.trim() === '' ? '' : before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
    typeInto(box, `${gap}${markdown}\n\n`)
  }

  /** Ask for what was typed on another device, and whether a post would be refused. */
  async function meetServer(): Promise<void> {
    if (me() === '' || place === '') return
    const answer = await fetch(`/api/drafts?place=${encodeURIComponent(place)}`).catch(() => null)
    if (!answer?.ok) return
    const { draft, refusal } = await answer.json()
    keeper.meetServer(draft)
    if (refusal && post && note) {
      // Greyed, and yet it can be pressed: what is in the way may be over by then, and if not, the answer says it aloud.
      post.setAttribute('aria-disabled', 'true')
      post.title = refusal
      note.textContent = refusal
    }
  }
}

const textOf = (box: HTMLTextAreaElement): FormText => ({
  read: () => box.value,
  fill: (text) => {
    box.value = text
  },
  words: (text) => text,
})

const isUntouched = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].every(
    (field) => field.value === field.defaultValue,
  ) && [...form.querySelectorAll('option')].every((one) => one.selected === one.defaultSelected)

/** Where this form is found again after signing in. */
function hereOf(form: HTMLFormElement): string {
  const item = form.closest('.comment')
  return location.pathname + location.search + (item ? `#${item.id}` : '')
}

/** As high as what is in it, where the style sheet cannot say so. */
function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight + 2}px`
}

function offerOther(form: HTMLFormElement, other: string | null, keeper: DraftKeeper): void {
  form.querySelector('.composer-other')?.remove()
  if (other === null) return
  const line = document.createElement('p')
  line.className = 'composer-other'
  line.setAttribute('role', 'status')
  const button = (words: string, run: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'soft-button'
    made.textContent = words
    made.addEventListener('click', run)
    return made
  }
  const words = other.length > 60 ? `${other.slice(0, 60)}…` : other
  line.append(
    `This draft was also changed elsewhere: “${words}”. `,
    button('Take that one', () => keeper.swap()),
    ' ',
    button('Keep mine', () => keeper.dropOther()),
  )
  form.append(line)
}

/** Do it, and once more when the answer was lost: the same key makes the second try harmless. */
export async function actSurely<T>(name: string, input: Record<string, unknown>): Promise<Answer<T>> {
  const answer = await act<T>(name, input)
  if (answer.status === 'done' || answer.code !== 'offline') return answer
  await new Promise((resolve) => setTimeout(resolve, 1500))
  return act<T>(name, input)
}
