import { exactTime, longDate, shortAge } from '@/lib/time/age'

/** A moment: as an age ("3d") or as a date ("8 March 2023"), with the exact time on hover. */
export function When({ at, now }: { at: number; now?: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {now === undefined ? longDate(at) : shortAge(at, now)}
    </time>
  )
}
