// A piece of a page as Markdown, for what is quoted and what is pasted: links, emphasis, lists, quotes, headings, code and tables
// come along; the rest comes as its words.

const BLOCK =
  /^(ADDRESS|ARTICLE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|UL)$/
const SKIPPED = /^(HEAD|SCRIPT|STYLE|TEMPLATE|BUTTON|SELECT|META|TITLE|OUTPUT)$/
const AROUND: Record<string, string> = { STRONG: '**', B: '**', EM: '*', I: '*', S: '~~', DEL: '~~' }

/** Blocks are parted by an empty line; words keep what they mean. */
export function markdownOf(node: Node): string {
  return blocksIn(node).join('\n\n').trim()
}

/** The same as a quotation. */
export const quoted = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')

function blocksIn(node: Node): string[] {
  const blocks: string[] = []
  let line = ''
  const end = () => {
    const words = line.replace(/[ \t]*\n[ \t]*/g, '\n').trim()
    if (words !== '') blocks.push(guarded(words))
    line = ''
  }
  for (const child of node.childNodes) {
    if (child instanceof Element && BLOCK.test(child.tagName)) {
      end()
      blocks.push(...block(child))
    } else if (
      child instanceof Element &&
      child.querySelector('p, div, li, blockquote, pre, table, h1, h2, h3')
    ) {
      end() // an inline element around blocks, as some editors put on the clipboard
      blocks.push(...blocksIn(child))
    } else line += inline(child)
  }
  end()
  return blocks
}

function block(element: Element): string[] {
  const { tagName } = element
  if (tagName === 'HR') return ['---']
  if (tagName === 'PRE') return [`\`\`\`\n${element.textContent?.replace(/\n$/, '')}\n\`\`\``]
  if (tagName === 'UL' || tagName === 'OL') return [list(element)]
  if (tagName === 'TABLE') return [table(element)]
  const inner = blocksIn(element)
  if (tagName === 'BLOCKQUOTE') return inner.length > 0 ? [quoted(inner.join('\n\n'))] : []
  const level = /^H([1-6])$/.exec(tagName)?.[1]
  return level ? [`${'#'.repeat(Number(level))} ${inner.join(' ')}`] : inner
}

function list(element: Element): string {
  const items = [...element.children].filter((item) => item.tagName === 'LI')
  const first = Number(element.getAttribute('start') ?? 1)
  return items
    .map((item, i) => {
      const mark = element.tagName === 'OL' ? `${first + i}. ` : '- '
      const inside = blocksIn(item)
      const isTight = inside.length < 3 && !inside.some((one) => one.includes('\n\n'))
      return mark + inside.join(isTight ? '\n' : '\n\n').replaceAll('\n', `\n${' '.repeat(mark.length)}`)
    })
    .join('\n')
}

function table(element: Element): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => blocksIn(cell).join(' ').replaceAll('\n', ' ').replaceAll('|', '\\|')),
  )
  const [head = [], ...body] = rows
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped((node.textContent ?? '').replace(/\s+/g, ' '))
  if (!(node instanceof Element) || SKIPPED.test(node.tagName.toUpperCase())) return ''
  if (node.matches('.footnote-back, .footnote-ref, [aria-hidden=true]')) return ''
  const tag = node.tagName.toUpperCase()
  if (tag === 'BR') return '\n'
  if (tag === 'MATH') return `$${node.getAttribute('alttext') ?? node.textContent}$`
  if (tag === 'INPUT') return node.hasAttribute('checked') ? '[x] ' : '[ ] '
  if (tag === 'CODE') return fenced(node.textContent ?? '')
  const words = [...node.childNodes].map(inline).join('')
  if (tag === 'IMG') return image(node)
  if (tag === 'A') return link(node, words)
  const mark = isPlain(node) ? undefined : AROUND[tag]
  return mark ? around(words, mark) : words
}

/** Some editors wrap all that they copy in `<b style="font-weight:normal">`; paste brings the style as data. */
const isPlain = (node: Element): boolean =>
  /font-weight:\s*(normal|400)/.test(node.getAttribute('data-style') ?? '')

function around(words: string, mark: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  return core === '' ? words : `${before}${mark}${core}${mark}${after}`
}

function fenced(code: string): string {
  const fence = code.includes('`') ? '``' : '`'
  return code === '' ? '' : `${fence}${code}${fence}`
}

function link(node: Element, words: string): string {
  const address = addressOf(node.getAttribute('href'))
  const text = words.trim()
  if (!address || text === '') return words
  return node.textContent?.trim() === address ? address : `[${text.replace(/[[\]]/g, '\\$&')}](${address})`
}

function image(node: Element): string {
  const address = addressOf(node.getAttribute('src'))
  return address ? `![${node.getAttribute('alt') ?? ''}](${address})` : ''
}

/** Only addresses that a text may link to; our own pages by their path. */
function addressOf(given: string | null): string | null {
  if (!given || given.startsWith('#') || !URL.canParse(given, location.origin)) return null
  const url = new URL(given, location.origin)
  if (!/^(https?|mailto):$/.test(url.protocol)) return null
  const address = url.origin === location.origin ? url.pathname + url.search + url.hash : url.href
  return address.replaceAll('(', '%28').replaceAll(')', '%29')
}

/** Characters that would begin a mark where the author had none. */
const escaped = (text: string): string =>
  text.replace(/[\\`*]/g, '\\$&').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')

/** The same at the beginning of a line. */
const guarded = (line: string): string =>
  line.replace(/^([-+>]|#{1,6})(?=\s)/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2')
