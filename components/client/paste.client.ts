import { markdownOf } from './markdown-of.client'
import { typeInto } from './type-into.client'

/** What is pasted keeps its links and its form, as Markdown; an address pasted over words makes them a link. Shift pastes it bare. */
export function startPaste(box: HTMLTextAreaElement): void {
  box.addEventListener('paste', (event) => {
    const plain = event.clipboardData?.getData('text/plain') ?? ''
    const html = event.clipboardData?.getData('text/html') ?? ''
    const chosen = box.value.slice(box.selectionStart, box.selectionEnd)
    if (/^https?:\/\/\S+$/.test(plain.trim()) && chosen.trim() !== '' && !/[\n[\]]/.test(chosen)) {
      event.preventDefault()
      return typeInto(box, `[${chosen}](${plain.trim().replaceAll(')', '%29')})`)
    }
    // Code editors put coloured lines on the clipboard: what matters there is the plain text.
    if (html === '' || /<meta[^>]+vscode|class="?(ace|monaco|CodeMirror)/i.test(html)) return
    // Parsed apart from the page: nothing in it runs or loads.
    const page = new DOMParser().parseFromString(withoutStyle(html), 'text/html')
    if (
      !page.body.querySelector(
        'a[href], strong, b, em, i, li, blockquote, h1, h2, h3, h4, pre, code, table, img',
      )
    )
      return
    const markdown = markdownOf(page.body)
    if (markdown === '') return
    event.preventDefault()
    typeInto(box, markdown)
  })
}

/** Even apart from the page our content policy objects to inline styles; what they say is kept under another name. */
const withoutStyle = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='))
