import { act } from './act.client'

const PAUSE = 350

/** A text below its box as it will look, rendered by the server as when it is posted; follows while one types. */
export function startPreview(form: HTMLFormElement, box: HTMLTextAreaElement): void {
  const button = form.querySelector<HTMLButtonElement>('[data-preview]')
  if (!button) return
  let shown: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  button.type = 'button'
  button.setAttribute('aria-pressed', 'false')

  const render = async () => {
    const body = box.value
    const turn = ++asked
    if (body.trim() === '') return put('', body)
    const isPost = form.dataset.composer === 'thread'
    const as = form.querySelector<HTMLSelectElement>('[name=kind]')?.value ?? (isPost ? 'post' : 'comment')
    const answer = await act<{ html: string }>('preview', { body, as })
    if (turn !== asked) return
    if (answer.status === 'done') put(answer.value.html, body)
    else if (shown) shown.textContent = answer.message
  }
  const put = (html: string, body: string) => {
    if (!shown) return
    // Sanitised by the same renderer that posts it.
    shown.innerHTML = html || '<p class="quiet-words">Nothing to see yet.</p>'
    form.dataset.previewOf = body
  }
  const follow = () => {
    clearTimeout(timer)
    if (shown) timer = setTimeout(() => void render(), PAUSE)
  }
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(!shown))
    if (shown) {
      shown.remove()
      shown = null
      return
    }
    form.querySelector('.composer-preview')?.remove()
    shown = document.createElement('section')
    shown.className = 'composer-preview prose'
    shown.setAttribute('aria-label', 'Preview')
    form.append(shown)
    void render()
  })
  box.addEventListener('input', follow)
  box.addEventListener('shown', follow)
}

/** The preview's HTML when it shows just this text. */
export const previewed = (form: HTMLFormElement, body: string): string | null =>
  form.dataset.previewOf === body ? (form.querySelector('.composer-preview')?.innerHTML ?? null) : null
