/** One thing that is wrong with a document: where (path and, when the text is known, line), and what to do. */
export type Problem = { path: string; line: number | null; message: string }

/** A document that cannot be taken. Nothing of it has been imported. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[]) {
    const [first] = problems
    const where = first
      ? `${first.path || 'the document'}${first.line === null ? '' : ` (line ${first.line})`}`
      : ''
    const more =
      problems.length > 1
        ? ` There ${problems.length === 2 ? 'is 1 more problem' : `are ${problems.length - 1} more problems`}.`
        : ''
    super(first ? `${file}: ${where}: ${first.message}.${more}` : file)
    this.problems = problems
  }
}
