import sanitizeHtml from 'sanitize-html'
import { ALLOWED, type Place } from './allow-list'

/**
 * Keep of any HTML what the allow-list has; elements that it lacks lose their tags, scripts and styles their content.
 * Our renderer writes nothing else, so this changes nothing of what it wrote: it is the second lock on the door.
 */
export function sanitize(html: string, place: Place): string {
  return sanitizeHtml(html, {
    ...OPTIONS,
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: allowed(tagName, attribs, place) }) },
  })
}

// The library's published types lack the last of its options.
const OPTIONS: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: Object.keys(ALLOWED),
  // Which element may have which is decided below, with the values; a list for each element here costs 60 µs a call.
  allowedAttributes: { '*': [...new Set(Object.values(ALLOWED).flatMap((tests) => Object.keys(tests)))] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedEmptyAttributes: ['alt', 'alttext', 'data-alt', 'href'],
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'iframe',
    'svg',
    'annotation-xml',
  ],
}

function allowed(tag: string, attributes: sanitizeHtml.Attributes, place: Place): sanitizeHtml.Attributes {
  const kept: sanitizeHtml.Attributes = {}
  const tests = Object.hasOwn(ALLOWED, tag) ? ALLOWED[tag] : undefined
  for (const [name, value] of Object.entries(attributes)) {
    const test = tests && Object.hasOwn(tests, name) ? tests[name] : undefined
    if (test?.(value, place)) kept[name] = value
  }
  if (tag === 'input') Object.assign(kept, { type: 'checkbox', disabled: '' }) // a box in a text is never a control
  return kept
}
