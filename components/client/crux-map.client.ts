import { startGrowth } from './crux-growth.client'

const STEP = 1.25
const [SMALLEST, LARGEST] = [0.2, 3]

/** The crux map: buttons, keys, wheel, pinch and dragging move and zoom it. It stays an ordinary scrolling box. */
export function startCruxMap(region: HTMLElement): void {
  const view = region.querySelector<HTMLElement>('.map-view')
  const svg = view?.querySelector<SVGSVGElement>('.crux-map')
  if (!view || !svg) return
  const map = { view, svg, scale: svg.clientWidth / svg.viewBox.baseVal.width || 1 }
  showStart(view)
  region.addEventListener('click', ({ target }) => {
    const does = target instanceof Element && target.closest<HTMLElement>('[data-map-does]')?.dataset.mapDoes
    if (does) press(map, does)
  })
  view.addEventListener('keydown', (event) => {
    const does = { '+': 'in', '=': 'in', '-': 'out', '0': 'whole' }[event.key]
    if (!does || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    press(map, does)
  })
  // A box that the tab key comes to is shown whole: by itself the browser is content with a corner of it.
  view.addEventListener('focusin', ({ target }) => {
    if (target instanceof SVGElement) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  // A wheel alone scrolls, as everywhere; with Ctrl, which is also what two fingers on a trackpad send, it zooms.
  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(map, map.scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY)
    },
    { passive: false },
  )
  letPinch(map)
  letDrag(view)
  startGrowth(region)
}

/** On a narrow screen: the claim, and under it a box that is whole rather than halves of two. */
function showStart(view: HTMLElement): void {
  const middle = (view.scrollWidth - view.clientWidth) / 2
  const claim = view.querySelector('.claim .box')?.getBoundingClientRect().width ?? 0
  const aside = middle - (view.clientWidth - claim) / 2 + 8
  const whole = (left: number) => {
    view.scrollLeft = left
    const frame = view.getBoundingClientRect()
    const boxes = [...view.querySelectorAll('.crux .box')].map((box) => box.getBoundingClientRect())
    return boxes.filter((box) => box.left >= frame.left && box.right <= frame.right).length
  }
  if (middle > 0 && whole(middle) >= whole(aside)) view.scrollLeft = middle
}

type CruxMap = { view: HTMLElement; svg: SVGSVGElement; scale: number }

function press(map: CruxMap, does: string): void {
  const { view, svg } = map
  const far = { left: [-0.4, 0], right: [0.4, 0], up: [0, -0.4], down: [0, 0.4] }[does]
  if (far) {
    const [x = 0, y = 0] = far
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    view.scrollBy({
      left: x * view.clientWidth,
      top: y * view.clientHeight,
      behavior: isCalm ? 'instant' : 'smooth',
    })
  }
  if (does === 'in') zoom(map, map.scale * STEP)
  if (does === 'out') zoom(map, map.scale / STEP)
  if (does === 'whole') {
    const { width, height } = svg.viewBox.baseVal
    zoom(map, Math.min(view.clientWidth / width, (innerHeight * 0.8) / height))
  }
}

/** Zoom so that what lies under a point of the window (the middle of the view, unless said) stays there. */
function zoom(map: CruxMap, wanted: number, x?: number, y?: number): void {
  const { view, svg } = map
  const scale = Math.min(LARGEST, Math.max(SMALLEST, wanted))
  const { left, top } = view.getBoundingClientRect()
  const at = { x: x ?? left + view.clientWidth / 2, y: y ?? top + view.clientHeight / 2 }
  const before = svg.getBoundingClientRect()
  const ratio = scale / map.scale
  svg.style.maxWidth = 'none'
  svg.style.width = `${svg.viewBox.baseVal.width * scale}px`
  svg.style.height = `${svg.viewBox.baseVal.height * scale}px`
  const after = svg.getBoundingClientRect()
  view.scrollLeft += after.left + (at.x - before.left) * ratio - at.x
  view.scrollTop += after.top + (at.y - before.top) * ratio - at.y
  map.scale = scale
}

function letPinch(map: CruxMap): void {
  let apart = 0
  const spread = ([one, other]: Touch[]) =>
    one && other
      ? {
          far: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
          x: (one.clientX + other.clientX) / 2,
          y: (one.clientY + other.clientY) / 2,
        }
      : null
  map.view.addEventListener('touchstart', ({ touches }) => {
    apart = spread([...touches])?.far ?? 0
  })
  map.view.addEventListener(
    'touchmove',
    (event) => {
      const now = event.touches.length === 2 ? spread([...event.touches]) : null
      if (!now || apart === 0) return
      event.preventDefault()
      zoom(map, (map.scale * now.far) / apart, now.x, now.y)
      apart = now.far
    },
    { passive: false },
  )
}

/** A mouse takes hold of the ground and pulls it; fingers scroll by themselves. */
function letDrag(view: HTMLElement): void {
  view.addEventListener('pointerdown', (event) => {
    const isGround = event.target instanceof Element && !event.target.closest('a')
    if (event.pointerType !== 'mouse' || event.button !== 0 || !isGround) return
    view.setPointerCapture(event.pointerId)
    view.classList.add('is-held')
    const pull = ({ movementX, movementY }: PointerEvent) => view.scrollBy(-movementX, -movementY)
    view.addEventListener('pointermove', pull)
    view.addEventListener(
      'lostpointercapture',
      () => {
        view.removeEventListener('pointermove', pull)
        view.classList.remove('is-held')
      },
      { once: true },
    )
  })
}
