import { startCommentActions } from './comment-actions.client'
import { startContents } from './contents.client'
import { startTagging } from './crux-tag.client'
import { startCruxes } from './cruxes.client'
import { startFolds } from './folds.client'
import { startGreyed } from './greyed.client'
import { startImages } from './images.client'
import { startKeys } from './keys.client'
import { startLive } from './live.client'
import { startModeration } from './moderation.client'
import { startPermalinks } from './permalinks.client'
import { startReactions } from './reactions.client'
import { startFreshCounts, startSince } from './since.client'
import { startVotes } from './votes.client'
import { startWriting, startWritingPage } from './writing.client'

const discussion = document.querySelector<HTMLElement>('.discussion')
if (discussion) {
  startFolds(discussion)
  startReactions(discussion)
  startWriting(discussion)
  startTagging(discussion)
  startModeration(discussion)
  startCommentActions(discussion)
  startPermalinks(discussion)
  startSince(discussion)
}
startContents()
const map = document.querySelector<HTMLElement>('[data-crux-map]')
if (map) void import('./crux-map.client').then(({ startCruxMap }) => startCruxMap(map))
startFreshCounts()
startImages()
startCruxes()
startGreyed()
startKeys()
startVotes()
startLive()
startWritingPage()
if (document.querySelector('.queue')) void import('./queue.client').then(({ startQueue }) => startQueue())

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/offline.js').catch(() => {})
