import { act } from '@/components/client/act.client'

type Refused = { message: string; fields: Record<string, string[]> }

const slotIn = (form: HTMLElement, name: string): HTMLElement | null =>
  form.querySelector(`[data-error="${CSS.escape(name)}"]`)
const fieldIn = (form: HTMLElement, name: string) =>
  form.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]:not([type=hidden])`)

const asSentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`)

/** Take back what was said to be wrong. */
export function clearErrors(form: HTMLElement): void {
  for (const slot of form.querySelectorAll<HTMLElement>('[data-error]')) slot.hidden = true
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
}

/** Say what is wrong beside the field it belongs to, and go to the first; what belongs to none stands below the form. */
export function showErrors(form: HTMLElement, { message, fields }: Refused): void {
  clearErrors(form)
  let first: HTMLElement | null = null
  for (const [name, [words]] of Object.entries(fields)) {
    const [slot, field] = [slotIn(form, name), fieldIn(form, name)]
    if (!slot || !field) continue
    slot.textContent = asSentence(words ?? message)
    slot.hidden = false
    field.setAttribute('aria-invalid', 'true')
    if (!first || field.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = field
  }
  first?.focus()
  const slot = first ? null : slotIn(form, '')
  if (!slot) return
  slot.textContent = message
  slot.hidden = false
}

/** Wait for something without letting it be asked for twice. */
export async function busy<T>(button: HTMLElement | null, work: () => Promise<T>): Promise<T | null> {
  if (button?.ariaDisabled === 'true') return null
  button?.setAttribute('aria-disabled', 'true')
  try {
    return await work()
  } finally {
    button?.removeAttribute('aria-disabled')
  }
}

/** Forms that say what is wrong where it is wrong. Without scripts they are sent as they are, and the answer is a page. */
export function startForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-act]')) {
    form.noValidate = true
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const button = event.submitter as HTMLButtonElement | null
      // The property `formAction` is the page's own address where the attribute is absent.
      const action =
        (button?.getAttribute('formaction') ?? form.getAttribute('action'))?.split('/').at(-1) ?? ''
      const input = Object.fromEntries(new FormData(form, button))
      const answer = await busy(button, () => act<unknown>(action, input))
      if (answer?.status === 'refused') showErrors(form, answer)
      if (answer?.status === 'done') {
        clearErrors(form)
        location.assign(answer.goTo ?? location.pathname)
      }
    })
    form.addEventListener('input', (event) => {
      const field = event.target
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      field.removeAttribute('aria-invalid')
      const slot = slotIn(form, field.name)
      if (slot) slot.hidden = true
    })
  }
}
