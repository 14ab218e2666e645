import { CONFIDENCE } from '../confidence'
import { type CruxKind, wordsOf } from '../kinds'
import type { Percents } from '../stance'
import type { OwnEvent } from './facts'

export type HistoryLine = {
  at: number
  words: string
  because: OwnEvent['because']
  note: string | null
  isRetracted: boolean
}

/** One's own numbers as they changed, newest first: what each event said anew. */
export function historyOf(events: readonly OwnEvent[], kind: CruxKind): HistoryLine[] {
  return events
    .map(({ percents, mark, confidence, at, because, note, isRetracted }, i) => ({
      at,
      because,
      note: note !== events[i - 1]?.note ? note : null,
      isRetracted,
      words: changeOf(events[i - 1] ?? null, { percents, mark, confidence }, kind),
    }))
    .reverse()
}

type Said = Pick<OwnEvent, 'percents' | 'mark' | 'confidence'>

const MARK_WORDS = { crux: 'a crux for you', not_crux: 'not a crux', unsure: 'you cannot tell' } as const

function changeOf(before: Said | null, now: Said, kind: CruxKind): string {
  const words = wordsOf(kind)
  const names = {
    credence: words.noun,
    ifTrue: words.ifTrue,
    ifFalse: words.ifFalse,
    main: 'main claim',
  } as const
  const changes = (Object.keys(names) as (keyof Percents)[]).flatMap((key) => {
    const [was, is] = [before?.percents[key] ?? null, now.percents[key]]
    if (was === is) return []
    return [`${names[key]} ${was === null ? '' : `${was} → `}${is ?? 'taken back'}`]
  })
  const mark = now.mark !== (before?.mark ?? null) && now.mark ? [MARK_WORDS[now.mark]] : []
  const known = now.confidence !== (before?.confidence ?? null) ? [knownAs(now.confidence)] : []
  return [...changes, ...mark, ...known].join(', ') || 'the same again'
}

const knownAs = (confidence: OwnEvent['confidence']): string =>
  confidence === null ? 'how well you know it taken back' : `how well you know it: ${CONFIDENCE[confidence]}`
