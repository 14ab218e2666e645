import { reactionsHtml } from '@/components/comments/reaction-html'
import { signed, votesHtml } from '@/components/votes/vote-html'
import type { Author } from '@/lib/accounts/author'
import type { CommentView, Moved, Skeleton } from '@/lib/comments/view'
import type { Shown, Window } from '@/lib/comments/window'
import { undeletableUntil } from '@/lib/revisions/policy'
import { splitReason } from '@/lib/revisions/reason'
import { escapeHtml } from '@/lib/text/escape'
import { exactTime, exactTimeOf, shortAge } from '@/lib/time/age'

const DELETING = '/api/do/delete-comment'

export type ListOptions = {
  slug: string
  now: number
  /** What stands in the URL besides the anchor, such as `?sort=new`; goes into links to further pages. */
  query: string
  /** What goes along to the page of a branch, such as `?sort=new&since=…`; absent when the reader chose neither. */
  branchQuery?: string
  label: string
  /** Whose reactions are shown as pressed; null for a guest. */
  viewerHandle: string | null
}

/**
 * The comments of one page as HTML: a list of articles, nested as they answer each other. Strings and not components,
 * because a thousand of them cost a hundred times as much as components (docs/decisions/0002); one after the other,
 * made as they are written out, because a megabyte of them held at once is work for the garbage collector.
 * Everything but the sanitised bodies is escaped here.
 */
export function* commentListHtml(
  window: Window<Skeleton>,
  view: (shown: Shown<Skeleton>) => CommentView,
  options: ListOptions,
): Generator<string> {
  yield `<ol class="comments" aria-label="${escapeHtml(options.label)}">`
  // An explicit stack: a thread may be deeper than the call stack.
  const stack: (Shown<Skeleton> | string)[] = [...window.roots].reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      yield next
      continue
    }
    const comment = view(next)
    yield openItem(comment, next, options)
    stack.push('</li>')
    if (next.hidden > 0) stack.push(continueLink(comment, next.hidden, options))
    if (next.replies.length > 0) {
      stack.push('</ol>')
      for (let i = next.replies.length - 1; i >= 0; i--) {
        const reply = next.replies[i]
        if (reply) stack.push(reply)
      }
      yield `<ol class="replies" id="below-${comment.ref}">`
    }
  }
  yield '</ol>'
}

/** One comment as it stands in a list, without what answers it: for pages that are open while it is written. */
export const commentHtml = (comment: CommentView, options: ListOptions): string =>
  `${openItem(comment, { below: 0 }, options)}</li>`

function openItem(
  comment: CommentView,
  { below }: Pick<Shown<Skeleton>, 'below'>,
  { slug, now, query, viewerHandle }: ListOptions,
): string {
  const { ref } = comment
  const name = nameOf(comment)
  const state = comment.state === 'live' ? '' : ` is-${comment.state}${comment.moved ? ' is-moved' : ''}`
  const classes = `comment${state}${comment.isNew ? ' is-new' : ''}${comment.isFolded ? ' is-folded' : ''}`
  const parent = comment.parentRef ? `<a href="#comment-${comment.parentRef}">Parent</a>` : ''
  return (
    `<li class="${classes}" id="comment-${ref}"${below > 0 ? ` data-below="${below}"` : ''}>` +
    `<article aria-label="${comment.moved ? 'Trace of a moved comment' : `Comment by ${escapeHtml(name)}`}" tabindex="-1"><header>` +
    `<button type="button" class="fold" aria-expanded="true">Collapse</button>` +
    `${authorHtml(comment, name)}${ageHtml(comment.createdAt, now)}${editedHtml(comment, slug)}${figuresHtml(comment)}` +
    `</header>${stateHtml(comment, now)}` +
    `<div class="body prose">${comment.html}</div>${reactionListHtml(comment, viewerHandle)}` +
    `<footer>${buttonsHtml(comment, slug)}<a href="${escapeHtml(query)}#comment-${ref}">Permalink</a>${parent}${cruxesHtml(comment)}</footer></article>`
  )
}

const nameOf = ({ author, state, moved }: CommentView): string =>
  author?.name ?? (moved ? 'Moved' : state === 'deleted' ? 'nobody' : 'a former member')

/**
 * What works before scripts load: the buttons belong to the form around the list and say where they lead. Not by `form="…"`,
 * which browsers look up again and again: a thousand comments took a second to parse. The rest is added by script.
 */
function buttonsHtml({ ref, state, isOwn }: CommentView, slug: string): string {
  if (state === 'deleted' || state === 'removed') return ''
  const reply = `<button class="act reply" name="to" value="${ref}" formaction="/threads/${slug}/reply" formmethod="get">Reply</button>`
  if (!isOwn) return reply
  const own = (name: string, leadsTo: string, words: string) =>
    `<button class="act own ${name}" name="comment" value="${ref}" formaction="${leadsTo}>${words}</button>`
  return (
    reply +
    own('edit', `/threads/${slug}/edit" formmethod="get"`, 'Edit') +
    own('delete', `${DELETING}"`, 'Delete') +
    own(
      'retract',
      `/threads/${slug}/retract" formmethod="get"`,
      state === 'retracted' ? 'Take the retraction back' : 'Retract',
    )
  )
}

function authorHtml({ author, onBehalfOf, isNew, cameFrom, hungBy }: CommentView, name: string): string {
  const link = author ? personLink(author) : `<span class="who">${escapeHtml(name)}</span>`
  const behalf = onBehalfOf ? `<span class="note">on behalf of ${personLink(onBehalfOf)}</span>` : ''
  const automatic = author?.automatic ? '<span class="note">automatic summary</span>' : ''
  const came = cameFrom
    ? `<span class="note came-from">moved from <a href="/threads/${cameFrom.slug}#comment-${cameFrom.ref}">${escapeHtml(cameFrom.title)}</a></span>`
    : hungBy !== null
      ? `<span class="note came-from"><a href="/log/${hungBy}">moved here by a moderator</a></span>`
      : ''
  return `${link}${behalf}${automatic}${came}${isNew ? '<span class="new-mark">new</span>' : ''}`
}

const personLink = ({ handle, name }: Author): string =>
  `<a class="who" href="/people/${encodeURIComponent(handle)}">${escapeHtml(name)}</a>`

function ageHtml(then: number, now: number): string {
  const iso = new Date(then).toISOString()
  return `<time datetime="${iso}" title="${exactTimeOf(iso)}">${shortAge(then, now)}</time>`
}

function editedHtml({ editedAt, ref }: CommentView, slug: string): string {
  if (editedAt === null) return ''
  return `<a class="edited" href="/threads/${slug}/comments/${ref}/edits" title="Edited ${exactTime(editedAt)}">edited</a>`
}

function figuresHtml(comment: CommentView): string {
  if (comment.state === 'deleted' || comment.state === 'removed') return ''
  const { afKarma } = comment
  const forum =
    afKarma === null
      ? ''
      : `<span class="af" title="Alignment Forum karma, imported">Ω ${signed(afKarma)}<span class="quiet"> Alignment Forum karma</span></span>`
  return votesHtml(comment) + forum
}

function stateHtml(comment: CommentView, now: number): string {
  const { ref, state, stateReason, stateAt, logId, moved, isOwn } = comment
  if (moved) return movedHtml(moved)
  const when = stateAt === null ? '' : ` on ${exactTime(stateAt)}`
  const why = stateReason === null ? '' : ` ${escapeHtml(stateReason)}`
  switch (state) {
    case 'live':
      return ''
    case 'retracted':
      return `<p class="state">Retracted: its author no longer stands by this.${reasonHtml(stateReason)}</p>`
    case 'deleted': {
      const isFresh = stateAt !== null && undeletableUntil(new Date(stateAt)).getTime() > now
      const undelete = `<button class="act" name="undelete" value="${ref}" formaction="${DELETING}">Undelete</button>`
      return `<p class="state">Deleted by its author${when}.${why}${isOwn && isFresh ? ` ${undelete}` : ''}</p>`
    }
    case 'removed': {
      const log = logId === null ? '' : ` <a href="/log/${logId}">See the decision</a>`
      return `<p class="state">Removed by a moderator${when}.${why}${log}</p>`
    }
  }
}

/** What stands where a comment stood that was moved to another thread. */
function movedHtml({ to, comments, reason, logId }: Moved): string {
  const what =
    comments === 1
      ? 'This comment was'
      : `This comment and its ${comments === 2 ? 'reply' : `${comments - 1} replies`} were`
  const where = to
    ? `<a href="/threads/${to.slug}/comments/${to.ref}">${escapeHtml(to.title)}</a>`
    : 'another thread'
  return `<p class="state">${what} moved to ${where} by a moderator: ${escapeHtml(reason)} <a href="/log/${logId}">See the decision</a></p>`
}

function reasonHtml(reason: string | null): string {
  if (reason === null) return ''
  const { words, link } = splitReason(reason)
  const to =
    link === null
      ? ''
      : ` <a href="${escapeHtml(link)}" rel="nofollow ugc">${words === '' ? 'Why' : 'More'}</a>`
  return ` ${escapeHtml(words)}${to}`
}

function reactionListHtml({ reactions }: CommentView, viewerHandle: string | null): string {
  if (reactions.length === 0) return ''
  return `<ul class="reactions" aria-label="Reactions">${reactionsHtml(reactions, viewerHandle)}</ul>`
}

function cruxesHtml({ cruxes }: CommentView): string {
  if (cruxes.length === 0) return ''
  const links = cruxes.map(
    ({ id, label, state }) =>
      `<a href="/cruxes/${id}" data-crux="${id}" aria-label="Crux ${label}, ${state}">${label}</a>`,
  )
  return `<span class="raised">${cruxes.length} ${cruxes.length === 1 ? 'crux' : 'cruxes'} raised here ${links.join(' ')}</span>`
}

function continueLink({ ref }: CommentView, hidden: number, { slug, branchQuery = '' }: ListOptions): string {
  return `<p class="continue"><a href="/threads/${slug}/comments/${ref}${escapeHtml(branchQuery)}">Continue this thread</a> <span>${hidden} more ${hidden === 1 ? 'reply' : 'replies'}</span></p>`
}
