import { Field } from '@/components/accounts/field'
import { DOORS, type GroupView, VISIBILITIES } from '@/lib/groups/view'
import { Choice } from './choice'

type Described = Pick<GroupView, 'name' | 'about' | 'norms' | 'visibility' | 'door' | 'question'>

/** What a group says of itself, on the page that starts one and on the page that changes one. */
export function GroupFields({ group, isCommons = false }: { group: Described; isCommons?: boolean }) {
  return (
    <>
      <Field label="Name" name="name" complete="off" value={group.name} maxLength={60} />
      <Field
        label="What it is about"
        name="about"
        complete="off"
        value={group.about}
        maxLength={300}
        required={false}
        hint="A sentence, for its page and for invitations."
      />
      <Field
        label="Norms"
        name="norms"
        complete="off"
        value={group.norms}
        rows={8}
        maxLength={10_000}
        required={false}
        hint="How people talk with one another here. Whoever joins reads them once. Markdown works."
      />
      {!isCommons && (
        <>
          <Choice legend="Who sees it" name="visibility" value={group.visibility} choices={VISIBILITIES} />
          <Choice legend="How one joins" name="door" value={group.door} choices={DOORS} />
          <Field
            label="Question"
            name="question"
            complete="off"
            value={group.question ?? ''}
            maxLength={300}
            required={false}
            hint="What those who ask to join are asked."
          />
        </>
      )}
    </>
  )
}
