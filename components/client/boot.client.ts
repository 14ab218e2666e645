// Runs before the first paint, so that nothing moves afterwards: says that scripts run, and closes the branches this reader had closed.
import { foldedIn } from './memory.client'

document.documentElement.classList.add('has-script')
const slug = location.pathname.match(/^\/threads\/([^/]+)/)?.[1]
const folded = slug ? foldedIn(slug) : []
if (folded.length > 0) {
  const sheet = new CSSStyleSheet()
  const rules = folded.map((ref) => `#comment-${CSS.escape(ref)}`).join(',')
  sheet.replaceSync(
    `:is(${rules}):not(.unfolded)>:is(.replies,.continue),:is(${rules}):not(.unfolded)>article>:is(.body,.reactions,footer){display:none}`,
  )
  document.adoptedStyleSheets.push(sheet)
}
