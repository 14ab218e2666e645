type Refused = { code: string; message: string }

/** Tell a person, beside what they pressed, why it was not done; read out at once, gone when they go on. */
export function say(beside: Element, { code, message }: Refused): void {
  document.querySelector('.refusal')?.remove()
  const note = document.createElement('p')
  note.className = 'refusal'
  note.setAttribute('role', 'alert')
  note.textContent = `${message} `
  if (code === 'signed-out') {
    const link = document.createElement('a')
    link.href = `/sign-in?back=${encodeURIComponent(location.pathname + location.search + location.hash)}`
    link.textContent = 'Sign in'
    note.append(link)
  }
  const place = beside.closest('header, footer, form, .post-votes') ?? beside
  place.after(note)
  addEventListener(
    'pointerdown',
    (event) => event.target instanceof Element && !note.contains(event.target) && note.remove(),
    { once: true },
  )
}
