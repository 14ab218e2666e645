/** Type for the writer, in place of what is selected, so that it can be undone like what they typed. */
export function typeInto(box: HTMLTextAreaElement, text: string): void {
  box.focus()
  // Deprecated and without a successor: nothing else keeps the box's own history.
  if (document.execCommand('insertText', false, text)) return
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
