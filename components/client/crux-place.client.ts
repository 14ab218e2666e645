import { selectedWords } from './selection.client'

/** Words of a comment, or of the post where `comment` is null; without a quote, the whole of it. */
export type Place = {
  comment: string | null
  by: string
  quote: string | null
  prefix: string
  suffix: string
  /** How the whole of it begins. */
  begins: string
  /** What the panel opens behind. */
  behind: Element
}

const BEGINS = 160

/** The words marked in a comment or in the post; null where none are, or where they run over its edge. */
export function selectedPlace(): Place | null {
  const node = getSelection()?.anchorNode
  const within = node instanceof Element ? node : node?.parentElement
  const item = within?.closest<HTMLElement>('.comment')
  const body = item ? item.querySelector(':scope > article > .body') : (within?.closest('.post') ?? null)
  const words = body && selectedWords(body)
  if (!words || !body) return null
  return {
    ...placeOf(item ?? null),
    ...words,
    behind: item?.querySelector(':scope > article') ?? blockOf(body),
  }
}

/** A comment, or the words marked in it if some are. */
export function placeIn(item: HTMLElement): Place {
  const body = item.querySelector(':scope > article > .body')
  const words = body && selectedWords(body)
  const article = item.querySelector(':scope > article') ?? item
  return { ...placeOf(item), ...(words ?? { quote: null, prefix: '', suffix: '' }), behind: article }
}

/** Who wrote a comment, by the name that stands over it. */
export const whoWrote = (item: Element): string =>
  item.querySelector(':scope > article > header .who')?.textContent ?? 'somebody'

/** How a comment begins, in its own words: what it quotes of others is left out. */
export function beginning(item: Element): string {
  const body = item.querySelector(':scope > article > .body')
  const own = [...(body?.children ?? [])].filter((block) => !block.matches('blockquote'))
  const text = (own.length > 0 ? own.map((block) => block.textContent).join(' ') : (body?.textContent ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= BEGINS ? text : `${text.slice(0, BEGINS).replace(/\s+\S*$/, '')}…`
}

function placeOf(item: HTMLElement | null) {
  if (!item) return { comment: null, by: 'the post', begins: '' }
  return { comment: item.id.slice('comment-'.length), by: whoWrote(item), begins: beginning(item) }
}

/** The paragraph of the post that the selection ends in. */
function blockOf(post: Element): Element {
  const end = getSelection()?.focusNode
  let block = end instanceof Element ? end : end?.parentElement
  while (block && block.parentElement !== post) block = block.parentElement
  return block ?? post
}
