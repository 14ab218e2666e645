import type { FollowThrough } from '../follow-through'
import { pointsOf } from '../sentences'

/** How far people went where they had said they would go; null where nobody was asked. Never of one person. */
export function followThroughSentence({ asked, answered, meanMiss, followed }: FollowThrough): string | null {
  if (asked === 0) return null
  const people =
    asked === 1
      ? 'One person who had said beforehand what they would believe was'
      : `${asked} people who had said beforehand what they would believe were`
  if (meanMiss === null || followed === null)
    return `${people} asked again; ${answered === 0 ? 'nobody has' : 'one has'} answered so far.`
  const within = Math.round(followed * answered)
  return `Asked again after a crux was resolved, ${within} of ${answered} stand within 10 points of where they had said they would; on average people are ${pointsOf(meanMiss)} off.`
}
