/** A button that a script adds to a page: its words, and what a press does. */
export function buttonOf(
  words: string,
  press: (button: HTMLButtonElement) => void,
  className = 'secondary',
): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = words
  button.addEventListener('click', () => press(button))
  return button
}
