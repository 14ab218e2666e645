/** One of a few, each with a word on what it means. */
export function Choice({
  legend,
  name,
  value,
  choices,
}: {
  legend: string
  name: string
  value: string
  choices: Readonly<Record<string, { words: string; hint: string }>>
}) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {Object.entries(choices).map(([key, { words, hint }]) => (
        <label key={key}>
          <input type="radio" name={name} value={key} defaultChecked={key === value} />
          <span>
            {words} <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
