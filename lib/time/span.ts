const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long until then, rounded up, in the largest unit that fits: "40 seconds", "3 minutes", "a day" is "1 day". */
export function spanInWords(now: number, then: number): string {
  const seconds = Math.max(1, Math.ceil((then - now) / 1000))
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? ['second', 1]
  const count = Math.ceil(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
