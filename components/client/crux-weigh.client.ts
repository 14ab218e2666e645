import { togetherStatement } from '@/lib/cruxes/together/words'

/**
 * "Weigh them together": the statement follows what is chosen, in the words of the parts, until somebody writes their own. Emptied, it
 * follows again.
 */
export function startWeighing(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset.weigh !== undefined) follow(target.form)
  })
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.closest('.weigh')) target.dataset.own = target.value
  })
  document.addEventListener(
    'toggle',
    ({ target }) =>
      target instanceof HTMLDetailsElement &&
      follow(target.querySelector<HTMLFormElement>(':scope > .weigh')),
    { capture: true },
  )
}

function follow(form: HTMLFormElement | null): void {
  const statement = form?.querySelector('textarea')
  if (!form || !statement || (statement.dataset.own ?? '') !== '') return
  const chosen = [...form.querySelectorAll<HTMLSelectElement>('[data-weigh]')].flatMap((select) => {
    const option = select.selectedOptions[0]
    return option?.value ? [option] : []
  })
  // In the order of the thread, as the forum would put it.
  const parts = [statement, ...new Set(chosen)]
    .map(({ dataset }) => ({ place: Number(dataset.place), words: dataset.statement ?? '' }))
    .sort((a, b) => a.place - b.place)
  const words = [...new Map(parts.map((part) => [part.place, part.words])).values()]
  statement.value = words.length > 1 ? togetherStatement(words) : ''
}
