import type { CruxState } from '../crux-state'
import { CRUX_KINDS, type CruxKind } from '../kinds'

/** The database's limit, and what still reads as one sentence. */
export const STATEMENT_MOST = 280
/** What one would see: a few numbers and where to look, shorter than a paragraph. The database's limit too. */
export const OPERATIONALIZATION_MOST = 600
const READS_AS_ONE = 180
const FEWEST_WORDS = 4

export type Advice = {
  kind: 'short' | 'question' | 'own' | 'compound' | 'unfalsifiable' | 'vague' | 'long'
  sentence: string
}

const HEDGE = /\b(might|may|could|can|possibly|perhaps|potentially|in some sense)\b/i
const VAGUE =
  /\b(soon|a lot|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|many|often|rarely|somewhat|quite|fairly|much|big|small|major|important)\b/i
const MEASURED = /\d|\b(half|twice|double|every|never|no|none|all|most|than|before|after|by|within|until)\b/i
const OWN = /^(i|we)\s+(think|believe|feel|doubt|suspect|would say|guess)\b/i
const JOINT =
  /;|\s[–—]\s|,?\s+but\s|,\s+(?:and|or|so|because|since|while|whereas)\s|\sand\s+(?:also|that|therefore|so|hence|it|they|this|there|we)\s/i

/**
 * What would make a statement easier to weigh: one claim, that could turn out false, in words a stranger understands. Advice
 * and no gate: it goes by single words, and is sometimes wrong. Most helpful first.
 */
export function adviceOn(statement: string, kind: CruxKind): Advice[] {
  const text = statement.trim()
  if (text === '') return []
  const isAccepted = CRUX_KINDS[kind].measure === 'acceptance'
  const [hedge, vague] = [text.match(HEDGE)?.[0], text.match(VAGUE)?.[0]]
  const advice: (Advice | false)[] = [
    text.endsWith('?') && {
      kind: 'question',
      sentence: 'Put it as a statement: people say how likely it is, and nobody can do that with a question.',
    },
    text.split(/\s+/).length < FEWEST_WORDS && {
      kind: 'short',
      sentence: 'Say the whole sentence: somebody who reads only this line should know what is claimed.',
    },
    OWN.test(text) && {
      kind: 'own',
      sentence: 'Leave out that you think so: the slider says how sure each of you is.',
    },
    JOINT.test(text) && {
      kind: 'compound',
      sentence:
        'It may hold more than one claim. One at a time is easier to weigh: the other can be a crux of its own.',
    },
    !isAccepted &&
      hedge !== undefined && {
        kind: 'unfalsifiable',
        sentence: `“${hedge}” is true of nearly everything. Say that it does, and let the slider say how likely.`,
      },
    !isAccepted &&
      hedge === undefined &&
      vague !== undefined &&
      !MEASURED.test(text) && {
        kind: 'vague',
        sentence: `How would you tell that it was false? “${vague}” may mean something else to each of you: say how much, by when, or compared with what.`,
      },
    text.length > READS_AS_ONE && {
      kind: 'long',
      sentence: `${text.length} of ${STATEMENT_MOST} characters: a short one is understood alike by more people. The rest can go under details.`,
    },
  ]
  return advice.filter((one) => one !== false)
}

/**
 * Would this crux be easier to settle if somebody said what one would see? Asked of facts and forecasts that are new: later, people
 * have weighed it as it stands, and may be told what would settle it instead.
 */
export const asksWhatToSee = (crux: {
  kind: CruxKind
  state: CruxState
  operationalization: string | null
}): boolean =>
  crux.state === 'proposed' &&
  (crux.kind === 'empirical' || crux.kind === 'forecast') &&
  crux.operationalization === null
