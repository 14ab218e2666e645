import { naturalFrequency } from '@/lib/cruxes/sentences'
import type { Percents } from '@/lib/cruxes/stance'
import { isNatural, rememberNatural } from './memory.client'

export type Sliders = {
  percents(): Percents
  /** Move some sliders, as the buttons of a repair do. */
  set(percents: Partial<Percents>): void
  /** The toggle that says 70 % as "7 in 10". */
  toggle: HTMLButtonElement
}

type Slider = { name: keyof Percents; show(): void; read(): number | null; write(value: number | null): void }

/** Where the thumb waits while a slider is no answer yet. */
const MIDDLE = 50

/**
 * Sliders over the numbers of a plain form, which stay what is sent. An untouched slider is hollow and no answer; any key or
 * press that could have moved it makes it one, also in the middle. Delete empties it again.
 */
export function makeSliders(form: HTMLFormElement, changed: (isDone: boolean) => void): Sliders {
  const sliders = [...form.querySelectorAll<HTMLElement>('.slider')].flatMap(
    (row) => makeSlider(row, changed) ?? [],
  )
  const toggle = document.createElement('button')
  toggle.type = 'button'
  toggle.className = 'soft-button natural'
  toggle.textContent = 'as “7 in 10”'
  toggle.setAttribute('aria-label', 'Say chances as “7 in 10”')
  const show = () => {
    toggle.setAttribute('aria-pressed', String(isNatural()))
    for (const slider of sliders) slider.show()
  }
  toggle.addEventListener('click', () => {
    rememberNatural(!isNatural())
    show()
  })
  show()
  const read = (name: keyof Percents) => sliders.find((slider) => slider.name === name)?.read() ?? null
  return {
    toggle,
    percents: () => ({
      credence: read('credence'),
      ifTrue: read('ifTrue'),
      ifFalse: read('ifFalse'),
      main: read('main'),
    }),
    set(percents) {
      for (const slider of sliders) if (slider.name in percents) slider.write(percents[slider.name] ?? null)
      changed(true)
    },
  }
}

function makeSlider(row: HTMLElement, changed: (isDone: boolean) => void): Slider | null {
  const number = row.querySelector('input')
  const label = row.querySelector('label')
  if (!number || !label) return null
  const range = document.createElement('input')
  const output = document.createElement('output')
  const clear = document.createElement('button')
  range.type = 'range'
  range.id = `${number.id}-slider`
  range.step = '1'
  range.setAttribute('aria-label', label.textContent ?? '')
  label.htmlFor = range.id
  output.htmlFor.add(range.id)
  // The slider says its value itself; said twice it would talk over what it means.
  output.setAttribute('aria-hidden', 'true')
  clear.type = 'button'
  clear.className = 'clear'
  clear.tabIndex = -1
  clear.setAttribute('aria-label', `Take back: ${label.textContent}`)
  number.hidden = true
  number.after(range, output, clear)

  const read = () => (number.value === '' ? null : Number(number.value))
  const words = (value: number) => (isNatural() ? naturalFrequency(value) : `${value}%`)
  const show = () => {
    const value = read()
    range.value = String(value ?? MIDDLE)
    row.classList.toggle('is-unset', value === null)
    row.style.setProperty('--at', `${value ?? MIDDLE}%`)
    output.textContent = value === null ? '–' : words(value)
    range.setAttribute('aria-valuetext', value === null ? 'not answered yet' : words(value))
    clear.hidden = value === null
  }
  const write = (value: number | null) => {
    number.value = value === null ? '' : String(value)
    show()
  }
  const take = (isDone: boolean) => {
    write(Number(range.value))
    changed(isDone)
  }
  const empty = () => {
    write(null)
    changed(true)
  }
  range.addEventListener('input', () => take(false))
  range.addEventListener('change', () => take(true))
  // A press in the middle moves nothing, and yet is an answer.
  range.addEventListener('pointerup', () => take(true))
  range.addEventListener('keydown', (event) => {
    if (event.key === 'Delete' || event.key === 'Backspace') empty()
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      take(true)
    }
  })
  clear.addEventListener('click', () => {
    empty()
    range.focus()
  })
  return { name: number.name as keyof Percents, show, read, write }
}
