/** Finished HTML in a plain element. `html` is a marker from `slot()`, or HTML that was sanitised when it was written. */
export function Slot({
  html,
  as: Element = 'div',
  ...rest
}: {
  html: string
  as?: 'div' | 'section'
  className?: string
  id?: string
}) {
  return <Element {...rest} dangerouslySetInnerHTML={{ __html: html }} />
}
