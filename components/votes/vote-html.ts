import { type Held, NOTHING_HELD } from '@/lib/comments/held'
import { nextPress, VOTE_AXES, type VoteAxis } from '@/lib/votes/axes'
import { ON_OWN_TEXT } from '@/lib/votes/policy'

/** A minus sign is wider and clearer than a hyphen. */
export const signed = (figure: number): string => (figure < 0 ? `−${-figure}` : String(figure))

type Figures = { ref: string; held: Held; isOwn: boolean; karma: number; agreement: number }

/**
 * Both axes of one text: down, figure, up. The buttons belong to the form around them, and say in
 * their value which end they want, so that they work before scripts load. On one's own text there is one plain upvote.
 */
export function votesHtml({ ref, held, isOwn, karma, agreement }: Figures): string {
  if (!isOwn && held.karma === 0 && held.agreement === 0)
    return plain.karma(ref, signed(karma)) + plain.agreement(ref, signed(agreement))
  return (
    axisHtml('karma', ref, signed(karma), held, isOwn) +
    axisHtml('agreement', ref, signed(agreement), held, isOwn)
  )
}

function axisHtml(axis: VoteAxis, ref: string, figure: string, held: Held, isOwn: boolean): string {
  const { label, up, down } = VOTE_AXES[axis]
  const button = (direction: 1 | -1, words: string, isOff: boolean) => {
    const mine = held[axis]
    const isPressed = Math.sign(mine) === direction
    const strong = isPressed && Math.abs(mine) === 2 ? ' aria-description="strong"' : ''
    return `<button name="vote" value="${ref}.${axis}.${nextPress(mine, direction, !isOwn)}" class="v ${axis} ${direction > 0 ? 'up' : 'down'}" aria-label="${words}" aria-pressed="${isPressed}"${strong}${isOff ? ` aria-disabled="true" title="${ON_OWN_TEXT[axis]}"` : ''}></button>`
  }
  return (
    button(-1, down, isOwn) +
    `<output aria-label="${label}" class="${axis}">${figure}</output>` +
    button(1, up, isOwn && axis === 'agreement')
  )
}

/** Most readers hold nothing on most comments: what is the same for all of those is put together once, a fifth of a page's work. */
function plainHtml(axis: VoteAxis): (ref: string, figure: string) => string {
  const [start, toFigure, toRef, end] = axisHtml(axis, '\n', '\n', NOTHING_HELD, false).split('\n')
  return (ref, figure) => start + ref + toFigure + figure + toRef + ref + end
}
const plain = { karma: plainHtml('karma'), agreement: plainHtml('agreement') }
