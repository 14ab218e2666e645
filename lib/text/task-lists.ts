import type { MarkdownIt, StateCore } from 'markdown-it'

const MARK = /^\[([ xX])\][ \t]+/

/** Read `- [ ] to do` and `- [x] done` as GitHub does: a list item that begins with a box nobody can press, with a name. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_lists', markTasks)
  md.renderer.rules.task_box = (tokens, index) =>
    tokens[index]?.info === 'done'
      ? '<input type="checkbox" disabled checked aria-label="Done"> '
      : '<input type="checkbox" disabled aria-label="To do"> '
}

function markTasks(state: StateCore): void {
  for (const [index, item] of state.tokens.entries()) {
    const inline = state.tokens[index + 2]
    if (item.type !== 'list_item_open' || inline?.type !== 'inline') continue
    if (state.tokens[index + 1]?.type !== 'paragraph_open') continue
    const first = inline.children?.[0]
    const mark = first?.type === 'text' && MARK.exec(first.content)
    if (!mark) continue

    first.content = first.content.slice(mark[0].length)
    const box = new state.Token('task_box', '', 0)
    box.info = mark[1] === ' ' ? 'open' : 'done'
    inline.children?.unshift(box)
    item.attrSet('class', 'task')
  }
}
