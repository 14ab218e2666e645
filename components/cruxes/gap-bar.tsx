import type { GapView } from '@/lib/cruxes/card/gap'

type GapBarProps = Pick<GapView, 'gap' | 'explained' | 'residual'> & {
  /** Points that the whole width stands for, where several bars are to be compared. */
  scale?: number
}

/** A gap as two parts side by side: what the crux carries, and what would remain. Parts that work against each other overlap. */
export function GapBar({ gap, explained, residual, scale = 1 }: GapBarProps) {
  const most = Math.max(gap, explained, residual, scale)
  const place = (from: number, to: number) => ({
    x: (100 * Math.max(0, Math.min(from, to))) / most,
    width: (100 * Math.abs(to - from)) / most,
  })
  return (
    <svg className="gap-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" className="ground" />
      <rect {...place(0, explained)} height="4" className={explained < 0 ? 'part against' : 'part'} />
      <rect {...place(explained, gap)} height="4" className={residual < 0 ? 'rest against' : 'rest'} />
      <rect x={(100 * gap) / most - 0.4} width="0.4" height="4" className="end" />
    </svg>
  )
}
