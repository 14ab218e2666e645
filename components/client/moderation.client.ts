import { offerOnComments } from './comment-actions.client'
import { refOf } from './folds.client'

/** Report what is wrong, on every comment of others; and for those who keep order here, the way to decide. */
export function startModeration(discussion: HTMLElement): void {
  const slug = discussion.dataset.slug ?? ''
  const me = document.documentElement.dataset.handle
  const isGone = (item: HTMLElement) => item.matches('.is-deleted, .is-removed')
  const isOwn = (item: HTMLElement) =>
    me !== undefined &&
    item.querySelector(':scope > article > header .who')?.getAttribute('href') === `/people/${me}`
  offerOnComments({
    words: 'Report',
    order: 4,
    className: 'report',
    isFor: (item) => !isGone(item) && !isOwn(item),
    run: (item, button) => void openReport(slug, refOf(item), button),
  })
  if (document.querySelector('[data-moderates]'))
    offerOnComments({
      words: 'Moderate',
      order: 5,
      className: 'moderate',
      run: (item) => location.assign(`/moderation/decide?thread=${slug}&comment=${refOf(item)}`),
    })
  const post = document.querySelector<HTMLButtonElement>('[data-report-post]')
  post?.addEventListener('click', (event) => {
    event.preventDefault()
    void openReport(slug, '', post)
  })
}

/** The panel is fetched when it is first wanted; without it the page for reports does the same. */
async function openReport(slug: string, comment: string, button: HTMLButtonElement): Promise<void> {
  const query = comment === '' ? '' : `?comment=${comment}`
  try {
    const { openReport: open } = await import('./report.client')
    open(slug, comment, button)
  } catch {
    location.assign(`/threads/${slug}/report${query}`)
  }
}
