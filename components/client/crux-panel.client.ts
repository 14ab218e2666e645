import { act } from './act.client'
import { buttonOf } from './button.client'
import { startAdvice } from './crux-advice.client'
import { type Place, placeIn } from './crux-place.client'
import { refreshTexts } from './crux-refresh.client'
import { showCard } from './cruxes.client'
import { forgetCrux, keepCrux, keptCrux } from './memory.client'
import { say } from './say.client'

type Named = { crux: number; label: string; isNew: boolean }
const MOST_PLACES = 4

let open: { form: HTMLFormElement; holder: HTMLElement; places: Place[]; show(): void } | null = null

/** Open the panel at some places; when one is open, they join it as what disagrees. */
export async function openPanel(slug: string, places: Place[]): Promise<void> {
  const behind = places.at(-1)?.behind
  if (!behind) return
  if (open) return addPlaces(places)
  const form = await fetchPanel(slug)
  if (!form || open)
    return form ? addPlaces(places) : say(behind, { code: 'signed-out', message: 'Sign in to tag a crux.' })
  const holder = document.createElement('div')
  holder.className = 'crux-place'
  holder.append(form)
  behind.after(holder)
  open = { form, holder, places: [...places], show: () => showPlaces(form) }
  form.querySelector('.panel-buttons')?.append(cancelButton())
  open.show()
  fillIn(form, slug)
  startAdvice(form, slug, (crux, button) => {
    void send('crux-join', { crux, claim: fieldsOf(form).claim ?? '' }, button)
  })
  form.addEventListener('input', () => keepCrux(slug, fieldsOf(form)))
  form.querySelector('.places')?.addEventListener('change', () => showSides(form))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void propose(form)
  })
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closePanel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  getSelection()?.removeAllRanges()
  form.querySelector<HTMLElement>('[name=statement]')?.focus({ preventScroll: true })
  holder.scrollIntoView({ block: 'nearest' })
}

function addPlaces(places: readonly Place[]): void {
  if (!open) return
  for (const place of places) {
    const isThere = open.places.some(
      ({ comment, quote }) => comment === place.comment && quote === place.quote,
    )
    if (!isThere && open.places.length < MOST_PLACES) open.places.push(place)
  }
  open.show()
  open.form.querySelector<HTMLElement>('[name=statement]')?.focus()
  open.holder.scrollIntoView({ block: 'nearest' })
}

function closePanel(): void {
  const back = open?.holder.previousElementSibling
  open?.holder.remove()
  open = null
  if (back instanceof HTMLElement) back.focus({ preventScroll: true })
}

async function fetchPanel(slug: string): Promise<HTMLFormElement | null> {
  try {
    const claim = new URLSearchParams(location.search).get('claim')
    const response = await fetch(
      `/threads/${slug}/cruxes/new${claim ? `?claim=${encodeURIComponent(claim)}` : ''}`,
    )
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const form = page.querySelector<HTMLFormElement>('form.crux-panel[data-slug]')
    return form && document.adoptNode(form)
  } catch {
    return null
  }
}

/** The places as quotes, each with how it stands to the crux: two comments are taken for two sides until somebody says otherwise. */
function showPlaces(form: HTMLFormElement): void {
  const box = form.querySelector('.places')
  const roles = box?.querySelector('select')
  if (!box || !open) return
  const kept = new Map(
    [...box.querySelectorAll<HTMLSelectElement>('.place select')].map((select, i) => [i, select.value]),
  )
  const { places } = open
  const rows = places.map((place, i) => {
    const row = document.createElement('div')
    row.className = 'place'
    const quote = document.createElement('blockquote')
    quote.textContent = place.quote ?? place.begins
    if (place.quote === null) quote.className = 'whole'
    const select = roles ? (roles.cloneNode(true) as HTMLSelectElement) : document.createElement('select')
    select.name = ''
    select.setAttribute('aria-label', `What ${place.by} does`)
    select.value = i === 1 && places.length === 2 && kept.size < 2 ? 'side_b' : (kept.get(i) ?? 'raised_by')
    if (i === 0 && places.length === 2 && kept.size < 2) select.value = 'side_a'
    const by = document.createElement('span')
    by.textContent = `${place.by} `
    row.append(quote, by, select)
    if (places.length > 1) row.append(removeButton(place))
    return row
  })
  box.replaceChildren(...rows, ...guidance(places))
  showSides(form)
}

/** What the statement is to do between two who disagree; before there are two, a way to the other. */
function guidance(places: readonly Place[]): HTMLElement[] {
  const sides = document.createElement('p')
  sides.className = 'help sides'
  if (places.length > 1) return [sides]
  if (!document.querySelector('.discussion .comment')) return []
  const discussion = document.querySelector<HTMLElement>('.discussion')
  const point = async (button: HTMLButtonElement) => {
    const { startTicks } = await import('./crux-ticks.client')
    if (discussion) startTicks(discussion, another(places), button)
  }
  return [sides, buttonOf('Point at the one that says otherwise', point, 'soft-button')]
}

const another = (places: readonly Place[]) => ({
  ask: 'Press the one that says otherwise',
  box: (who: string) => `${who}’s comment says otherwise`,
  go: 'This says otherwise',
  fewest: 1,
  most: 1,
  isFor: (item: HTMLElement) => places.every(({ comment }) => `comment-${comment}` !== item.id),
  done: (items: HTMLElement[]) => addPlaces(items.map(placeIn)),
})

/** Who stands on which side, said as what to write. */
function showSides(form: HTMLFormElement): void {
  const box = form.querySelector('.places .sides')
  const roles = [...form.querySelectorAll<HTMLSelectElement>('.place select')].map(({ value }) => value)
  const whoIs = (side: string) => open?.places.filter((_, i) => roles[i] === side).map(({ by }) => by) ?? []
  const [pro, con] = [whoIs('side_a'), whoIs('side_b')].map((names) =>
    new Intl.ListFormat('en-GB').format(new Set(names)),
  )
  if (!box) return
  box.textContent =
    pro && con && pro !== con
      ? `Write one sentence that ${pro} would call true and ${con} would call false.`
      : 'Does a comment say the opposite? Mark its words and tag them too: each then stands on its side.'
}

function removeButton(place: Place): HTMLElement {
  const leaveOut = () => {
    if (!open) return
    open.places.splice(open.places.indexOf(place), 1)
    open.show()
  }
  return buttonOf('Leave out', leaveOut, 'soft-button')
}

function cancelButton(): HTMLElement {
  return buttonOf('Cancel', closePanel, 'soft-button')
}

/** What was written before the panel was closed stands there again. */
function fillIn(form: HTMLFormElement, slug: string): void {
  for (const [name, value] of Object.entries(keptCrux(slug))) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement) field.value = value || (field.options[0]?.value ?? '')
    if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement) field.value = value
    const details = field instanceof HTMLTextAreaElement && value ? field.closest('details') : null
    if (details) details.open = true
  }
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields = new FormData(form)
  return Object.fromEntries(
    ['statement', 'kind', 'operationalization', 'details', 'claim'].map((name) => [
      name,
      String(fields.get(name) ?? ''),
    ]),
  )
}

async function propose(form: HTMLFormElement): Promise<void> {
  const input = { thread: form.dataset.slug, ...fieldsOf(form) }
  await send('crux-tag', input, form.querySelector('.panel-buttons') ?? form)
}

async function send(action: string, input: Record<string, unknown>, beside: Element): Promise<void> {
  if (!open) return
  const { form, places } = open
  const roles = [...form.querySelectorAll<HTMLSelectElement>('.place select')].map(({ value }) => value)
  const anchors = places.map(({ comment, quote, prefix, suffix }, i) => ({
    comment,
    quote,
    prefix,
    suffix,
    role: roles[i] ?? 'raised_by',
  }))
  const answer = await act<Named>(action, { ...input, anchors })
  if (answer.status === 'refused') {
    say(beside, answer)
    const field = Object.keys(answer.fields)[0]
    form.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
    return
  }
  const [first] = places
  forgetCrux(form.dataset.slug ?? '')
  closePanel()
  await refreshTexts(places.map(({ comment }) => comment))
  // One's own numbers come first of all: the card asks for them at once.
  if (first) await showCard(String(answer.value.crux), first.comment)
}
