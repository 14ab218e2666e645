import type { Metadata } from 'next'
import { dependsOn } from '@/lib/server/http/context'
import { listMirrors } from '@/lib/threads/queries'

export const metadata: Metadata = { title: 'About' }

export default async function AboutPage() {
  const mirrors = await listMirrors()
  dependsOn('threads', 'people')
  return (
    <div className="column">
      <h1 className="title">About this forum</h1>
      <p className="lede">
        Most arguments are about more than they say. This is a place for finding out what a disagreement turns
        on.
      </p>
      <div className="post prose">
        <h2 id="cruxes">What a crux is</h2>
        <p>
          You believe something; I do not. Somewhere below there is a sentence such that, if you changed your
          mind about it, you would change your mind about the whole. That sentence is a <em>crux</em> for you.
          If it is one for me too, and we differ on it, we have found a <em>double crux</em>: the place where
          talking is worth most.
        </p>
        <p>
          People carry cruxes; texts do not. So nobody here can declare a crux for somebody else, and “no,
          that would not move me” is as good an answer as any. Often the honest result is that we differ on
          what would follow, and not on the sentence at all. That is worth knowing too.
        </p>
        <h2 id="reading">How to read here</h2>
        <p>
          Every comment carries two figures that are never mixed: <em>karma</em> says that it was worth
          reading, <em>agreement</em> that people think it right. A comment you think wrong may deserve all
          the karma you have.
        </p>
        <p>
          Everything can be read without an account, without scripts, from a phone, and on paper. With a
          keyboard: <kbd>j</kbd> and <kbd>k</kbd> walk through the comments, <kbd>p</kbd> goes up to what one
          answers, <kbd>n</kbd> to the next new one, <kbd>?</kbd> lists the rest.
        </p>
        <h2 id="mirrors">Mirrored discussions</h2>
        <p>
          The threads below mirror public discussions that took place elsewhere: who answered whom, the moves
          of the argument, and the figures that were visible. Every sentence has been written anew, and every
          handle is invented. Nobody who took part in the originals is an author here, and nobody is quoted.
          Figures that were not visible are filled in with plausible ones; the stances people hold on the
          cruxes are part of the retelling.
        </p>
        <ul>
          {mirrors.map(({ slug, title, site, original }) => (
            <li key={slug}>
              <a href={`/threads/${slug}`}>{title}</a>, after a discussion on {site}
              {original ? ` (“${original}”)` : ''}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
