import type { Metadata } from 'next'
import { Bars } from '@/components/moderation/bars'
import { hasHappened, hoursInWords, type Month, monthWords } from '@/lib/moderation/numbers/months'
import { readMonths } from '@/lib/moderation/numbers/queries'
import { dependsOn } from '@/lib/server/http/context'

export const metadata: Metadata = { title: 'Moderation in numbers' }

export default async function NumbersPage() {
  dependsOn('log', 'queue')
  const months = await readMonths(new Date())

  return (
    <div className="column log-page numbers">
      <p className="way-back">
        <a href="/log">Public log</a>
      </p>
      <h1 className="title">Moderation in numbers</h1>
      <p className="lede">
        How much is reported here, how soon it is decided, and how often a decision was wrong.
      </p>
      {hasHappened(months) ? (
        <Plots months={months} />
      ) : (
        <p className="empty">
          Nothing was reported and nothing decided in the last twelve months, so there is nothing to count.
          When it is, this page shows by month how many reports there were, how long they waited, and how many
          decisions were appealed and overturned. Every decision will stand in the{' '}
          <a href="/log">public log</a>.
        </p>
      )}
    </div>
  )
}

function Plots({ months }: { months: readonly Month[] }) {
  const labels = months.map(({ month }) => monthWords(month))
  const all = (pick: (month: Month) => number | null) => months.map(pick)
  return (
    <>
      <Bars
        title="Reports"
        none="Nobody has reported anything in the last twelve months."
        labels={labels}
        series={[{ words: 'Reports', className: 'bar-plain', values: all(({ reports }) => reports) }]}
      />
      <Bars
        title="Reports decided"
        none="No report was decided in the last twelve months."
        labels={labels}
        series={[
          { words: 'acted on', className: 'bar-against', values: all(({ upheld }) => upheld) },
          { words: 'dismissed', className: 'bar-quiet', values: all(({ dismissed }) => dismissed) },
        ]}
      />
      <Bars
        title="Hours until a decision, median"
        none="No report was decided, so none has waited."
        labels={labels}
        series={[{ words: 'Hours', className: 'bar-plain', values: all(({ medianHours }) => medianHours) }]}
      />
      <Bars
        title="Appeals"
        none="Nobody has appealed in the last twelve months."
        labels={labels}
        series={[
          { words: 'appealed', className: 'bar-quiet', values: all(({ appealed }) => appealed) },
          { words: 'overturned', className: 'bar-for', values: all(({ overturned }) => overturned) },
        ]}
      />
      <Table months={months} />
    </>
  )
}

const COLUMNS = {
  Reports: ({ reports }: Month) => reports,
  'Acted on': ({ upheld }: Month) => upheld,
  Dismissed: ({ dismissed }: Month) => dismissed,
  'Median wait': ({ medianHours }: Month) => hoursInWords(medianHours),
  Decisions: ({ decisions }: Month) => decisions,
  Appealed: ({ appealed }: Month) => appealed,
  Overturned: ({ overturned }: Month) => overturned,
} as const

function Table({ months }: { months: readonly Month[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on narrow screens, and keys must reach it
    <section className="table-scroll" aria-label="The figures" tabIndex={0}>
      <table className="figures-table">
        <caption>By month</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {Object.keys(COLUMNS).map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthWords(month.month)}</th>
              {Object.entries(COLUMNS).map(([words, pick]) => (
                <td key={words}>{pick(month)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
