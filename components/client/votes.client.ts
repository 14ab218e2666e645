import type { Held, Press } from '@/lib/comments/held'
import { nextPress, VOTE_AXES, type VoteAxis } from '@/lib/votes/axes'
import { act } from './act.client'
import { greyUntil, refusalOf, ungrey } from './greyed.client'
import { say } from './say.client'

type Result = { comment: string; karma: number; agreement: number; votes: number; held: Held }

const signed = (figure: number): string => (figure < 0 ? `−${-figure}` : String(figure))

const buttonsOf = (around: Element, axis: VoteAxis) => ({
  up: around.querySelector<HTMLButtonElement>(`:scope .v.${axis}.up`),
  down: around.querySelector<HTMLButtonElement>(`:scope .v.${axis}.down`),
})

function heldIn(around: Element, axis: VoteAxis): Press {
  const { up, down } = buttonsOf(around, axis)
  const size = (button: Element | null) =>
    button?.getAttribute('aria-pressed') !== 'true' ? 0 : button.getAttribute('aria-description') ? 2 : 1
  return (size(up) - size(down)) as Press
}

/** Show what is held and where the next press leads; the figure when it is known. */
export function showVote(around: Element, ref: string, axis: VoteAxis, held: Press, figure?: number): void {
  const { up, down } = buttonsOf(around, axis)
  for (const [button, direction] of [
    [up, 1],
    [down, -1],
  ] as const) {
    if (!button) continue
    const isPressed = Math.sign(held) === direction
    button.setAttribute('aria-pressed', String(isPressed))
    if (isPressed && Math.abs(held) === 2) button.setAttribute('aria-description', 'strong')
    else button.removeAttribute('aria-description')
    button.value = `${ref}.${axis}.${nextPress(held, direction, mayBeStrong(around, axis))}`
  }
  const output = around.querySelector(`output.${axis}`)
  if (output && figure !== undefined) output.textContent = signed(figure)
}

/** Strong votes are used up till then: a second press takes the vote back instead. */
let strongFrom = 0
const mayBeStrong = (around: Element, axis: VoteAxis): boolean =>
  Date.now() >= strongFrom && buttonsOf(around, axis).down?.getAttribute('aria-disabled') !== 'true'

/** A limit refuses every further vote, or only the strong ones; what was given can always be taken back. */
function meetLimit(wanted: Press, refused: { code: string; message: string; until: string | null }): void {
  if (refused.code !== 'too-fast' || refused.until === null) return
  strongFrom = Date.parse(refused.until)
  if (Math.abs(wanted) === 1) greyUntil('.v[aria-pressed=false]', refused)
}

const figureIn = (around: Element, axis: VoteAxis): number =>
  Number(around.querySelector(`output.${axis}`)?.textContent?.replace('−', '-') ?? 0)

/** A vote and what live pages are told of it cross on the way; so much later the telling has come. */
const SETTLED_MS = 400
const settling = new Map<Element, { votes: number; next: (() => void) | null }>()

/** Whether the reader's own vote on this text is on its way. If so, `next` (the last one given) is called when it has settled. */
export function isSettling(around: Element, next: () => void): boolean {
  const state = settling.get(around)
  if (state) state.next = next
  return state !== undefined
}

function settle(around: Element): void {
  const state = settling.get(around)
  if (!state || --state.votes > 0) return
  settling.delete(around)
  state.next?.()
}

/** Votes are shown at once, confirmed by the server, and taken back with its sentence when it refuses. */
export function startVotes(): void {
  const thread = document.querySelector<HTMLInputElement>('.votes-here > [name=thread]')?.value
  if (!thread) return
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.v') : null
    const around = button?.closest('header, .post-votes')
    if (!button || !around) return
    event.preventDefault()
    const why = refusalOf(button)
    if (why !== null) return say(button, { code: 'forbidden', message: why })
    const [ref = '', axis] = button.value.split('.') as [string, VoteAxis]
    const before = heldIn(around, axis)
    const direction = button.classList.contains('up') ? 1 : -1
    const next = nextPress(before, direction, mayBeStrong(around, axis))
    const wanted = (event.shiftKey && Math.abs(before) !== 2 ? direction * 2 : next) as Press
    const figure = figureIn(around, axis)
    showVote(around, ref, axis, wanted, figure + wanted - before)
    const state = settling.get(around) ?? { votes: 0, next: null }
    settling.set(around, { ...state, votes: state.votes + 1 })
    const answer = await act<Result>('vote', { thread, vote: { comment: ref, axis, press: wanted } })
    if (answer.status === 'done') {
      for (const one of Object.keys(VOTE_AXES) as VoteAxis[])
        showVote(around, ref, one, answer.value.held[one], answer.value[one])
      if (wanted === 0) {
        strongFrom = 0
        ungrey('.v')
      }
    } else {
      showVote(around, ref, axis, before, figure)
      meetLimit(wanted, answer) // once no button shows a vote that was not taken
      say(button, answer)
    }
    setTimeout(settle, SETTLED_MS, around)
  })
}
