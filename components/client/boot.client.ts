// Runs before the first paint, so that nothing moves afterwards: says that scripts run, hides the contents that this reader
// hid, and closes and opens the branches that they had closed and opened. The classes that say so later come too late for it.
import { foldedIn, isShut, openedIn, REMEMBERED } from './memory.client'

const root = document.documentElement
root.classList.add('has-script')
for (const what of REMEMBERED) root.classList.toggle(`shut-${what}`, isShut(what))

const slug = location.pathname.match(/^\/threads\/([^/]+)/)?.[1]
const anyOf = (refs: readonly string[]) =>
  `:is(${refs.map((ref) => `#comment-${CSS.escape(ref)}`).join(',')})`
const rules: string[] = []
const folded = slug ? foldedIn(slug) : []
if (folded.length > 0) {
  // A branch that holds what the address asks for is not closed.
  const one = `${anyOf(folded)}:not(.unfolded,:has(:target))`
  rules.push(
    `${one}>:is(.replies,.continue),${one}>article>:is(.body,.reactions,footer){display:none}`,
    `${one}>article>header>.below{display:inline}`,
    `${one}>article>header>.fold::after{display:block}`,
  )
}
const opened = slug ? openedIn(slug) : []
if (opened.length > 0) {
  const one = `${anyOf(opened)}:not(.folded)`
  rules.push(
    `${one}>:is(.replies,.continue),${one}>article>.body{display:block}`,
    `${one}>article>:is(.reactions,footer){display:flex}`,
    `${one}>article>header>.below,${one}>article>header>.fold::after{display:none}`,
  )
}
if (rules.length > 0) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules.join(''))
  document.adoptedStyleSheets.push(sheet)
}
