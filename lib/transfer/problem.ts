export type Path = readonly PropertyKey[]

/** One thing that is wrong with a value, and where in it. */
export type Found = { path: Path; message: string }

/** The same in a file: where (path and, when the text is known, line), and what to do. */
export type Problem = { path: string; line: number | null; message: string }

/** Enough to mend a file in one go; a file of another kind has thousands. */
const SHOWN = 10

/** `comments[3].parent (line 81): there is no comment c9 before this one`, at most ten of them and how many more there are. */
export function tellProblems(problems: readonly Problem[]): string[] {
  const more = problems.length - SHOWN
  return [
    ...problems.slice(0, SHOWN).map(tellProblem),
    ...(more > 0 ? [more === 1 ? 'and 1 more problem' : `and ${more} more problems`] : []),
  ]
}

function tellProblem({ path, line, message }: Problem): string {
  if (path === '') return line === null ? message : `line ${line}: ${message}`
  return `${path}${line === null ? '' : ` (line ${line})`}: ${message}`
}

/** `comments[3].parent` */
const showPath = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

/** Problems with where they stand in the file, as far as its text is known. */
export const located = (
  found: readonly Found[],
  lineOf: (path: Path) => number | null = () => null,
): Problem[] => found.map(({ path, message }) => ({ path: showPath(path), line: lineOf(path), message }))

/** A document that cannot be taken. Nothing of it has been imported. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[]) {
    super(`${file}: ${tellProblems(problems).join('; ')}.`)
    this.problems = problems
  }
}

/** The places of those in a list that repeat an earlier key. */
export function twice<T>(list: readonly T[], key: (one: T) => string): number[] {
  const seen = new Set<string>()
  return list.flatMap((one, i) => {
    const repeated = seen.has(key(one))
    seen.add(key(one))
    return repeated ? [i] : []
  })
}
