/** An image from elsewhere is loaded when the reader asks for it: until then its host learns nothing. */
export function startImages(): void {
  document.addEventListener('click', (event) => {
    const gate = event.target instanceof Element ? event.target.closest<HTMLElement>('.image-gate') : null
    const link = gate?.querySelector('a')
    if (!gate || !link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const image = new Image()
    image.alt = gate.dataset.alt ?? ''
    image.referrerPolicy = 'no-referrer'
    image.addEventListener('load', () => gate.replaceWith(image))
    image.addEventListener('error', () => {
      link.textContent = `${link.textContent} (could not be loaded)`
    })
    image.src = link.href
  })
}
