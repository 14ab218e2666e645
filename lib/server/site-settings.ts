import { z } from 'zod'
import { tuples } from './db'

const onOff = (on: string, off: string) => ({ on, off })

/** What a site's admin may choose, with its default. Every value is checked when it is read: a bad one counts as absent. */
export const SITE_SETTINGS = {
  signUp: {
    family: 'joining',
    words: 'Who may make an account',
    schema: z.enum(['open', 'invitation']),
    choices: { open: 'Everybody', invitation: 'Who comes by a group’s invitation' },
    initial: 'open',
  },
  groupStarts: {
    family: 'joining',
    words: 'Who may start groups',
    schema: z.enum(['members', 'moderators', 'admins']),
    choices: {
      members: 'Every member',
      moderators: 'Moderators of the site, and admins',
      admins: 'Admins',
    },
    initial: 'members',
  },
  voteWeights: {
    family: 'writing',
    words: 'What a vote weighs',
    schema: z.enum(['equal', 'karma']),
    choices: { equal: 'The same for everybody', karma: 'More for members with much karma' },
    initial: 'equal',
  },
  commentLimits: {
    family: 'writing',
    words: 'Automatic limits on comments and threads',
    schema: z.enum(['on', 'off']),
    choices: onOff('On: by conduct and by how long somebody has been here', 'Off'),
    initial: 'on',
  },
  heldWords: {
    family: 'writing',
    words: 'Words that a comment waits for a moderator with',
    schema: z.array(z.string().min(2).max(100)).max(500),
    initial: [] as string[],
  },
  heldLinks: {
    family: 'writing',
    words: 'Links in comments of new members',
    schema: z.enum(['on', 'off']),
    choices: onOff('Wait for a moderator', 'Appear at once'),
    initial: 'off',
  },
  logNames: {
    family: 'moderating',
    words: 'Whether the public log names moderators',
    schema: z.enum(['names', 'roles']),
    choices: { names: 'By their names', roles: 'As “a moderator”' },
    initial: 'names',
  },
  authorsModerate: {
    family: 'moderating',
    words: 'Whether authors moderate their own threads',
    schema: z.enum(['on', 'off']),
    choices: onOff('They do, under the same log', 'They do not'),
    initial: 'off',
  },
} as const satisfies Record<string, Setting>

type Setting = {
  family: keyof typeof SETTING_FAMILIES
  words: string
  schema: z.ZodType
  /** What each choice means; absent for a list of words. */
  choices?: Readonly<Record<string, string>>
  initial: unknown
}

/** What settings are about, in the order of the page. */
export const SETTING_FAMILIES = {
  joining: 'Joining',
  writing: 'Writing and voting',
  moderating: 'Moderating',
} as const

export type SettingName = keyof typeof SITE_SETTINGS
export type SettingValue<Name extends SettingName> = z.output<(typeof SITE_SETTINGS)[Name]['schema']>

/** What a row of the settings says; the default where it says nothing, or nothing that makes sense. */
export function settingFrom<Name extends SettingName>(name: Name, value: unknown): SettingValue<Name> {
  const { schema, initial } = SITE_SETTINGS[name]
  const parsed = schema.safeParse(value)
  return (parsed.success ? parsed.data : initial) as SettingValue<Name>
}

/** The value in force. One prepared read by primary key. */
export async function settingOf<Name extends SettingName>(name: Name): Promise<SettingValue<Name>> {
  const [row] = await tuples<[unknown]>('site-setting', 'SELECT value FROM site_setting WHERE name = $1', [
    name,
  ])
  return settingFrom(name, row?.[0])
}
