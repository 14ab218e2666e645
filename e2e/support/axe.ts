import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// A comment begins at h4 whatever stands above it, so that preview and page agree (docs/thread-document.md).
const NOT_ASKED = ['heading-order']

/** What keeps somebody out of this page, in words. */
export async function violations(page: Page) {
  await page.evaluate(layOutEverything)
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(TAGS)
    .disableRules(NOT_ASKED)
    .analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

/** What is far off the screen has no true place until it comes near; axe would see it lie upon its neighbours. */
function layOutEverything(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { content-visibility: visible !important }')
  document.adoptedStyleSheets.push(sheet)
}
