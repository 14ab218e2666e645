import { readNodes } from '@/lib/cruxes/growth-nodes'

/** Long enough to read a line before the next one. */
const MS_PER_STEP = 1100

/** The time slider: shows the map as it stood then, by the list of what happened, which the page has in words. */
export function startGrowth(region: HTMLElement): void {
  const slider = region.querySelector<HTMLInputElement>('#map-time')
  const said = region.querySelector<HTMLOutputElement>('.map-time output')
  const button = region.querySelector<HTMLButtonElement>('[data-map-does="play"]')
  if (!slider || !said || !button) return
  const items = [...region.querySelectorAll<HTMLElement>('.map-steps li')]
  const steps = items.map((item) => readNodes(item.dataset.nodes ?? ''))
  const words = items.map((item) => item.textContent?.trim() ?? '')
  let playing: ReturnType<typeof setInterval> | undefined

  const show = () => {
    const at = slider.valueAsNumber
    showMap(region, steps, at)
    said.value = words[at] ?? ''
    slider.setAttribute('aria-valuetext', words[at] ?? '')
  }
  const stop = () => {
    clearInterval(playing)
    playing = undefined
    button.textContent = 'Play'
  }
  const goTo = (at: number) => {
    slider.value = String(at)
    show()
  }
  slider.addEventListener('input', () => {
    stop()
    show()
  })
  button.addEventListener('click', () => {
    if (playing !== undefined) return stop()
    if (slider.valueAsNumber >= steps.length - 1) goTo(0)
    button.textContent = 'Pause'
    playing = setInterval(() => {
      goTo(slider.valueAsNumber + 1)
      if (slider.valueAsNumber >= steps.length - 1) stop()
    }, MS_PER_STEP)
  })
}

/** Claims are there from the beginning; so they are called in the drawing (lib/cruxes/map.ts). */
const isClaim = (ref = ''): boolean => ref === 'main' || ref.startsWith('claim:')

function showMap(region: HTMLElement, steps: readonly ReturnType<typeof readNodes>[], at: number): void {
  const then = new Map(
    steps
      .slice(0, at + 1)
      .flat()
      .map((node) => [node.ref, node]),
  )
  for (const box of region.querySelectorAll<SVGElement>('.crux-map .crux')) {
    const node = then.get(box.dataset.ref ?? '')
    box.classList.toggle('is-not-yet', !node)
    if (!node) continue
    for (const name of [...box.classList])
      if (name.startsWith('is-') && name !== 'is-not-yet') box.classList.remove(name)
    box.classList.add(`is-${node.state}`)
    box.classList.toggle('no-split', node.split === null)
    const whole = Number(box.querySelector('.split')?.getAttribute('width'))
    box.querySelector('.split-true')?.setAttribute('width', String(whole * (node.split ?? 0)))
  }
  for (const edge of region.querySelectorAll<SVGElement>('.crux-map [data-from]')) {
    const isThere = [edge.dataset.from, edge.dataset.to].every((ref) => isClaim(ref) || then.has(ref ?? ''))
    edge.classList.toggle('is-not-yet', !isThere)
  }
}
