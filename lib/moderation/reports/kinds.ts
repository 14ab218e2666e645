/** What can be wrong with a text. None of them is "incorrect": whoever thinks so answers it, disagrees, or tags a crux. */
export const REPORT_KINDS = {
  'off-topic': { words: 'Off-topic', means: 'It has nothing to do with what this thread is about.' },
  hostile: {
    words: 'Hostile',
    means: 'It attacks a person, or a group of people, instead of what they say.',
  },
  misquotation: {
    words: 'Misleading quotation',
    means: 'It quotes somebody so that they seem to say what they did not.',
  },
  spam: { words: 'Spam', means: 'It sells something, or is posted everywhere.' },
  private: { words: 'Private information', means: 'It tells what somebody has not made public themselves.' },
  duplicate: { words: 'Duplicate', means: 'The same stands elsewhere already. Say where in the note.' },
  other: { words: 'Something else', means: 'Say what in the note.' },
} as const satisfies Record<string, { words: string; means: string }>

export type ReportKind = keyof typeof REPORT_KINDS
export const reportKinds = Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]]
export const isReportKind = (given: string): given is ReportKind => Object.hasOwn(REPORT_KINDS, given)

/** These say nothing without a note. */
export const NEEDS_NOTE: readonly ReportKind[] = ['duplicate', 'other']
