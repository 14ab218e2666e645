import { targetOf } from './links'

export interface Place {
  prefix: string
  origin: string
}

/** Is this a value that the attribute may have in a body? */
type Test = (value: string, place: Place) => boolean
type Attributes = Readonly<Record<string, Test>>

const any: Test = () => true
const only =
  (...values: string[]): Test =>
  (value) =>
    values.includes(value)
const like =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value)

const ownId: Test = (id, { prefix }) => id.startsWith(`${prefix}_`)
const turnId = like(/^t-[\d-]+$/)
const heading = { id: ownId }
const cell = { class: like(/^align-(left|center|right)$/) }
const formula: Attributes = Object.fromEntries(
  'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width'
    .split(' ')
    .map((name) => [name, like(/^[\w .+%-]{0,60}$/)]),
)

const MATHML =
  'menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'

/**
 * Every element a body may hold, every attribute it may have, and the values that may take. No style, no handler, no
 * target, no class but ours, no id but this body's own. Colours of formulas are left out: they would break the contrast.
 */
export const ALLOWED: Readonly<Record<string, Attributes>> = {
  a: {
    href: (value, { origin }) => targetOf(value, origin) !== null,
    title: any,
    rel: only('nofollow ugc noopener noreferrer'),
    id: ownId,
    class: only('at', 'footnote-back'),
    'aria-label': any,
  },
  b: { class: like(/^speaker speaker-[1-8]$/) },
  blockquote: {},
  br: {},
  code: { class: like(/^language-\S{1,40}$/) },
  div: {
    class: only('table-wrap', 'maths'),
    role: only('region'),
    tabindex: only('0'),
    'aria-label': any,
  },
  em: {},
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: {},
  img: {
    src: (value, { origin }) => targetOf(value, origin)?.kind === 'internal',
    alt: any,
    loading: only('lazy'),
    decoding: only('async'),
  },
  input: { type: only('checkbox'), disabled: any, checked: any, 'aria-label': any },
  li: { class: only('task'), id: ownId },
  ol: { start: like(/^\d{1,9}$/) },
  p: { class: only('turn'), id: turnId },
  pre: { tabindex: only('0') },
  s: {},
  section: { class: only('footnotes') },
  span: { class: only('image-gate'), 'data-alt': any },
  strong: {},
  sup: { class: only('footnote-ref') },
  table: {},
  tbody: {},
  td: cell,
  th: cell,
  thead: {},
  tr: {},
  ul: {},
  math: { ...formula, alttext: any },
  ...Object.fromEntries(MATHML.split(' ').map((name) => [name, formula])),
  mtd: { ...formula, ...cell },
}
