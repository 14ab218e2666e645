import { reactionsHtml } from '@/components/comments/reaction-html'
import type { ReactionCount } from '@/lib/comments/view'
import { REACTIONS, type ReactionKind } from '@/lib/reactions/kinds'
import { act } from './act.client'
import { offerOnComments } from './comment-actions.client'
import { refOf } from './folds.client'
import { greyUntil, refusalOf, ungrey } from './greyed.client'
import { say } from './say.client'
import { type SelectedQuote, selectedIn } from './selection.client'

type Result = { comment: string; reactions: ReactionCount[] }

/** What gives a reaction more; one's own can always be taken back. */
const NEW_ONES = '.act.react, .reaction[aria-pressed=false]'

const me = (): string | undefined => document.documentElement.dataset.handle

/** A menu of reactions beside the button; the marked words, if any, are what it is about. */
export function startReactions(discussion: HTMLElement): void {
  const thread = discussion.dataset.slug ?? ''
  offerOnComments({
    words: 'React',
    order: 2,
    className: 'react',
    isFor: (item) => !item.matches('.is-deleted, .is-removed'),
    run: (item, button) => openMenu(thread, item, button),
  })
  // Pressing a reaction that stands there adds one's own, or takes it back.
  discussion.addEventListener('click', (event) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.reaction') : null
    const item = chip?.closest<HTMLElement>('.comment')
    if (!chip || !item) return
    const why = refusalOf(chip)
    if (why !== null) return say(chip, { code: 'forbidden', message: why })
    void react(
      thread,
      item,
      chip,
      chip.value as ReactionKind,
      chip.getAttribute('aria-pressed') !== 'true',
      null,
    )
  })
}

function openMenu(thread: string, item: HTMLElement, button: HTMLButtonElement): void {
  const why = refusalOf(button)
  if (why !== null) {
    say(button, { code: 'forbidden', message: why })
    return
  }
  const selected = selectedIn(item)
  document.querySelector('.react-menu')?.remove()
  const menu = document.createElement('div')
  menu.className = 'react-menu'
  menu.setAttribute('role', 'group')
  menu.setAttribute('aria-label', 'Reactions to choose from')
  if (selected) {
    const about = document.createElement('p')
    about.textContent = `On “${selected.quote.length > 80 ? `${selected.quote.slice(0, 80)}…` : selected.quote}”`
    menu.append(about)
  }
  for (const [kind, words] of Object.entries(REACTIONS)) {
    const choice = document.createElement('button')
    choice.type = 'button'
    choice.textContent = words
    choice.addEventListener('click', () => {
      menu.remove()
      button.focus()
      void react(thread, item, button, kind as ReactionKind, true, selected)
    })
    menu.append(choice)
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    menu.remove()
    button.focus()
  })
  button.closest('footer')?.after(menu)
  menu.querySelector('button')?.focus()
}

async function react(
  thread: string,
  item: HTMLElement,
  beside: Element,
  kind: ReactionKind,
  on: boolean,
  selected: SelectedQuote | null,
): Promise<void> {
  const words = selected && { quote: selected.quote, prefix: selected.prefix, suffix: selected.suffix }
  const answer = await act<Result>('react', { thread, comment: refOf(item), kind, on, ...words })
  if (answer.status === 'refused') {
    if (answer.code === 'too-fast') greyUntil(NEW_ONES, answer)
    return say(beside, answer)
  }
  showReactions(item, answer.value.reactions)
  if (!on) ungrey(NEW_ONES)
}

/** Show the reactions a comment has now. */
export function showReactions(item: HTMLElement, reactions: Result['reactions']): void {
  const article = item.querySelector(':scope > article')
  let list = item.querySelector<HTMLUListElement>(':scope > article > .reactions')
  if (!article) return
  if (reactions.length === 0) {
    list?.remove()
    return
  }
  if (!list) {
    list = document.createElement('ul')
    list.className = 'reactions'
    list.setAttribute('aria-label', 'Reactions')
    article.querySelector(':scope > footer')?.before(list)
  }
  list.innerHTML = reactionsHtml(reactions, me() ?? null)
}
