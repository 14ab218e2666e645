/** An image from elsewhere is loaded when the reader asks for it: until then its host learns nothing. */
export function startImages(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.image-gate a') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const image = new Image()
    image.alt = link.dataset.alt ?? link.textContent ?? ''
    image.referrerPolicy = 'no-referrer'
    image.addEventListener('load', () => link.replaceWith(image))
    image.addEventListener('error', () => {
      link.textContent = `${link.textContent} (could not be loaded)`
    })
    image.src = link.href
  })
}
