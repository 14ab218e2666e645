import type { CruxState } from './crux-state'
import type { NodeThen } from './growth'

/** A step's boxes in a line, `x1:open:53 x2:double:`, as the page carries it to its script: as JSON it was a fifth of a large page. */
export const writeNodes = (nodes: readonly NodeThen[]): string =>
  nodes
    .map(({ ref, state, split }) => `${ref}:${state}:${split === null ? '' : Math.round(split * 100)}`)
    .join(' ')

/** The same line read again. Refs hold neither spaces nor colons. */
export const readNodes = (line: string): { ref: string; state: CruxState; split: number | null }[] =>
  line
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [ref = '', state = '', split = ''] = one.split(':')
      // Written above, by the same build.
      return { ref, state: state as CruxState, split: split === '' ? null : Number(split) / 100 }
    })
