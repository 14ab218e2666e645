import { judgePassword } from '@/lib/accounts/password-strength'

const WORDS = ['Would be guessed', 'Would be guessed', 'Good enough', 'Strong', 'Very strong']

/** A new password is measured as it is typed, and can be looked at. The server knows more words, and has the last one. */
export function startStrength(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-strength]')) {
    const hint = document.getElementById(`${field.id}-hint`)
    if (!hint) continue
    const rule = hint.textContent
    const meter = document.createElement('meter')
    meter.className = 'strength'
    Object.assign(meter, { min: 0, max: 4, low: 2, optimum: 4, hidden: true })
    meter.setAttribute('aria-label', 'Strength')
    hint.before(meter)
    hint.setAttribute('aria-live', 'polite')
    const measure = () => {
      const { level, problem, advice } = judgePassword(field.value, ownIn(field))
      meter.hidden = field.value === ''
      meter.value = Math.max(0.4, level)
      hint.textContent = field.value === '' ? rule : `${WORDS[level]}. ${problem ?? advice}`.trim()
    }
    field.addEventListener('input', measure)
    field.form?.addEventListener('change', () => field.value && measure())
    addEye(field)
  }
}

/** What is known of the person: the values of fields that are named, and words that are not names of fields. */
const ownIn = (field: HTMLInputElement): string[] =>
  (field.dataset.strength ?? '')
    .split(' ')
    .map((word) => field.form?.querySelector<HTMLInputElement>(`[name="${CSS.escape(word)}"]`)?.value ?? word)

function addEye(field: HTMLInputElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Show'
  button.setAttribute('aria-pressed', 'false')
  button.setAttribute('aria-label', 'Show the password')
  button.addEventListener('click', () => {
    const isShown = field.type === 'text'
    field.type = isShown ? 'password' : 'text'
    button.textContent = isShown ? 'Show' : 'Hide'
    button.setAttribute('aria-pressed', String(!isShown))
    field.focus()
  })
  field.form?.addEventListener('submit', () => {
    field.type = 'password'
  })
  field.parentElement?.querySelector('.label-row')?.append(button)
}
