import { Slot } from '@/components/ui/slot'
import type { GrowthStep } from '@/lib/cruxes/growth'
import { writeNodes } from '@/lib/cruxes/growth-nodes'
import { exactTime, longDate } from '@/lib/time/age'

type CruxMapProps = {
  /** The drawn map, or the marker of it. */
  svg: string
  /** Whether some of them are weighed together. */
  joins: boolean
  /** How it came to be; fewer than two steps are no history. */
  steps: readonly GrowthStep[]
  /** Of several claims. */
  isOfSeveral: boolean
  /** Whether the reader gives their own numbers first on some of them. */
  waits: boolean
}

/** The map of a thread's cruxes, with what moves it. Without a script it scrolls, and its boxes lead to the list. */
export function CruxMap({ svg, joins, steps, isOfSeveral, waits }: CruxMapProps) {
  return (
    <section className="map-region" aria-label="Crux map" data-crux-map="">
      <Tools />
      {/* biome-ignore lint/a11y/useSemanticElements: a picture is no form */}
      <div
        className="map-view"
        role="group"
        aria-label="The map; arrow keys move it, plus and minus zoom"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
      >
        <Slot html={svg} />
      </div>
      <p className="map-legend">
        A green line with + speaks for {isOfSeveral ? 'the claim it comes from' : 'the main claim'}, a red one
        with − against it; the number says by how many points, on average. The bar at the foot of a box is how
        likely people find it. A heavy border is a double crux, a broken one is settled or parked.
        {joins && ' An amber line joins what is weighed together to its parts, as its box says.'}
        {waits &&
          ' A line is grey until you have given your own numbers on its crux: then you see everybody’s.'}
      </p>
      {steps.length > 1 && <Growth steps={steps} />}
    </section>
  )
}

const TOOLS = [
  { does: 'left', name: 'Move left', sign: '←' },
  { does: 'up', name: 'Move up', sign: '↑' },
  { does: 'down', name: 'Move down', sign: '↓' },
  { does: 'right', name: 'Move right', sign: '→' },
  { does: 'out', name: 'Zoom out', sign: '−' },
  { does: 'in', name: 'Zoom in', sign: '+' },
] as const

const Tools = () => (
  // biome-ignore lint/a11y/useSemanticElements: buttons in a row are no form
  <div className="map-tools needs-script" role="group" aria-label="Move and zoom the map">
    {TOOLS.map(({ does, name, sign }) => (
      <button key={does} type="button" className="soft-button" data-map-does={does} aria-label={name}>
        {sign}
      </button>
    ))}
    <button type="button" className="soft-button" data-map-does="whole">
      Whole map
    </button>
  </div>
)

/** Replays how the map grew; the same as a list for those who would rather read. */
function Growth({ steps }: { steps: readonly GrowthStep[] }) {
  const last = steps.length - 1
  return (
    <div className="map-growth">
      <div className="map-time needs-script">
        <button type="button" className="soft-button" data-map-does="play">
          Play
        </button>
        <label className="visually-hidden" htmlFor="map-time">
          Time
        </label>
        <input
          id="map-time"
          type="range"
          min="0"
          max={last}
          step="1"
          defaultValue={last}
          autoComplete="off"
        />
        <output htmlFor="map-time" aria-live="polite">
          {longDate(steps[last]?.at ?? 0)}: as it stands.
        </output>
      </div>
      <details className="map-steps">
        <summary>How it grew, in words</summary>
        <ol>
          {steps.map(({ at, words, nodes }) => (
            <li key={at} data-nodes={writeNodes(nodes)}>
              <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
                {longDate(at)}
              </time>{' '}
              {words}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
