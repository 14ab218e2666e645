import { reportHtml } from '@/components/moderation/report-html'
import { act } from './act.client'
import { say } from './say.client'

/** Open the form that asks what is wrong, under the comment or the post. A second press closes it. */
export function openReport(slug: string, comment: string, button: HTMLButtonElement): void {
  const place = button.closest('article > footer') ?? button.closest('form') ?? button
  const there = place.parentElement?.querySelector(':scope > .report-form')
  if (there) {
    there.remove()
    return
  }
  const template = document.createElement('template')
  template.innerHTML = reportHtml({ slug, comment, back: `/threads/${slug}` })
  const form = template.content.querySelector('form')
  if (!form) return
  const close = () => {
    form.remove()
    button.focus({ preventScroll: true })
  }
  form.querySelector('[data-close]')?.addEventListener('click', close)
  form.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const send = form.querySelector<HTMLButtonElement>('.button')
    if (send) send.disabled = true
    const answer = await act('report', Object.fromEntries(new FormData(form)))
    if (send) send.disabled = false
    if (answer.status === 'refused') say(send ?? form, answer)
    else thank(form, button)
  })
  place.after(form)
  form.querySelector<HTMLInputElement>('[name=kind]')?.focus()
}

/** Say that it arrived, where the form stood. */
function thank(form: HTMLFormElement, button: HTMLButtonElement): void {
  const note = document.createElement('p')
  note.className = 'reported'
  note.setAttribute('role', 'status')
  form.replaceWith(note)
  note.append('Reported. A moderator looks at it; what becomes of it stands under ', linkToReports(), '.')
  button.disabled = true
}

function linkToReports(): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = '/reports'
  link.textContent = 'your reports'
  return link
}
