import { type ComposerView, composerHtml } from '@/components/comments/composer-html'
import { actSurely, type Composer, startComposer } from './composer.client'
import { keptAt, keptPlaces } from './drafts.client'
import { refOf, reveal } from './folds.client'
import { markdownOf, quoted } from './markdown-of.client'
import { showPending } from './posted.client'
import { previewed } from './preview.client'

// Writing in place: under the comment that is answered, instead of one's own text, and in the box above the comments.

const composers = new WeakMap<HTMLFormElement, Composer>()
const slugOf = (discussion: HTMLElement): string => discussion.dataset.slug ?? ''

/** Open the box for an answer, with what was begun before; with a quotation of what is marked, or of all of it. */
export function openReply(
  discussion: HTMLElement,
  item: HTMLElement,
  { quote = null, focus = true }: { quote?: Node | null; focus?: boolean } = {},
): void {
  reveal(item)
  const thread = slugOf(discussion)
  const comment = refOf(item)
  const composer = open(discussion, item, {
    kind: 'reply',
    place: { kind: 'reply', thread, comment },
    fields: { thread, parent: comment, back: `/threads/${thread}#comment-${comment}` },
  })
  if (!composer) return
  if (quote) composer.insert(quoted(markdownOf(quote)))
  if (!focus) return
  toEnd(composer.box)
  composer.form.scrollIntoView({ block: 'nearest' })
}

function open(discussion: HTMLElement, item: HTMLElement, view: ComposerView): Composer | null {
  const there = item.querySelector<HTMLFormElement>(':scope > .composer')
  if (there) return composers.get(there) ?? null
  const template = document.createElement('template')
  template.innerHTML = composerHtml(view)
  const form = template.content.querySelector('form')
  if (!form) return null
  item.querySelector(':scope > article')?.after(form)
  const composer = startComposer(form, {
    send: (one) => post(discussion, item, one),
    close: (one) => shut(item, one),
  })
  if (!composer) return null
  composers.set(form, composer)
  composer.keeper.remember({ open: true })
  return composer
}

/** The box above the comments: a line until somebody wants it. */
export function startMain(discussion: HTMLElement, form: HTMLFormElement): Composer | null {
  const known = composers.get(form)
  if (known) return known
  const composer = startComposer(form, {
    send: (one) => post(discussion, null, one),
    close: (one) => shut(null, one),
  })
  if (!composer) return null
  composers.set(form, composer)
  form.addEventListener('focusin', () => {
    if (form.classList.contains('is-open')) return
    form.classList.add('is-open')
    composer.keeper.remember({ open: true })
  })
  if (form.contains(document.activeElement)) form.classList.add('is-open')
  return composer
}

async function post(discussion: HTMLElement, item: HTMLElement | null, composer: Composer): Promise<void> {
  const { form, box, keeper } = composer
  const body = box.value
  if (body.trim() === '') {
    composer.refuse({ code: 'invalid', message: 'There is nothing to post yet: write something first.' })
    return
  }
  const { key } = keeper
  const html = previewed(form, body)
  const pending = showPending(discussion, item, { key, body, html })
  form.hidden = true
  const thread = slugOf(discussion)
  const parent = item ? refOf(item) : ''
  const answer = await actSurely<{ held?: string; thread: string; comment: string }>('comment', {
    thread,
    parent,
    body,
    key,
  })
  if (answer.status === 'refused') {
    pending.takeBack()
    form.hidden = false
    composer.refuse(answer)
    return
  }
  keeper.posted()
  if (item) {
    keeper.stop()
    form.remove()
    markDraft(item)
  } else {
    box.value = ''
    box.dispatchEvent(new Event('shown'))
    form.classList.remove('is-open')
    form.querySelector('[data-preview][aria-pressed=true]')?.dispatchEvent(new MouseEvent('click'))
    form.hidden = false
  }
  // What it answers was moved to another thread meanwhile, and the answer stands with it.
  if (answer.value.thread !== thread)
    location.assign(`/threads/${answer.value.thread}#comment-${answer.value.comment}`)
  else if (answer.value.held) pending.hold(answer.value.held)
  else await pending.confirm(thread)
}

/** Close a box; what is in it is kept. */
function shut(item: HTMLElement | null, { form, box, keeper }: Composer): void {
  keeper.remember({ open: false })
  if (item) {
    keeper.stop()
    form.remove()
    markDraft(item)
    item.querySelector<HTMLElement>(':scope > article button.reply')?.focus()
  } else {
    form.classList.remove('is-open')
    box.blur()
  }
}

/** Say at the button that something was begun here. */
function markDraft(item: HTMLElement): void {
  const thread = item.closest<HTMLElement>('.discussion')?.dataset.slug
  const button = item.querySelector<HTMLElement>(':scope > article button.reply')
  if (!thread || !button) return
  const kept = keptAt(`reply:${thread}:${refOf(item)}`)
  if (kept && kept.body.trim() !== '') button.setAttribute('aria-description', 'you have begun a reply')
  else button.removeAttribute('aria-description')
}

/** Back on the page: what stood open opens again, and what was begun is marked. Who was sent to sign in goes on where they were. */
export function goOn(discussion: HTMLElement, main: HTMLFormElement | null): void {
  const thread = slugOf(discussion)
  for (const place of keptPlaces()) {
    const kept = keptAt(place)
    const [kind, slug, ref] = place.split(':')
    if (slug !== thread || !kept) continue
    if (kind === 'thread' && main && (kept.open || kept.body !== '')) {
      const composer = startMain(discussion, main)
      if (kept.open) main.classList.add('is-open')
      if (kept.asked) composer?.box.focus()
    }
    const item = kind === 'reply' ? document.getElementById(`comment-${ref}`) : null
    if (!item) continue
    if (kept.open && kept.body.trim() !== '') openReply(discussion, item, { focus: kept.asked ?? false })
    else markDraft(item)
  }
}

function toEnd(box: HTMLTextAreaElement): void {
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}
