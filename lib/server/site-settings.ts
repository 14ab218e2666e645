import { z } from 'zod'
import { tuples } from './db'

/** What a site's admin may choose, with its default. Every value is checked when it is read: a bad one counts as absent. */
export const SITE_SETTINGS = {
  signUp: {
    words: 'Who may make an account: everybody, or who comes by a group’s invitation',
    schema: z.enum(['open', 'invitation']),
    initial: 'open',
  },
  voteWeights: { words: 'What a vote weighs', schema: z.enum(['equal', 'karma']), initial: 'equal' },
  commentLimits: { words: 'Automatic limits on comments', schema: z.enum(['on', 'off']), initial: 'on' },
  logNames: {
    words: 'Whether the public log names moderators',
    schema: z.enum(['names', 'roles']),
    initial: 'names',
  },
  authorsModerate: {
    words: 'Whether authors moderate their own threads',
    schema: z.enum(['on', 'off']),
    initial: 'off',
  },
  heldWords: {
    words: 'Words that a comment waits for a moderator with',
    schema: z.array(z.string().min(2).max(100)).max(500),
    initial: [] as string[],
  },
  heldLinks: {
    words: 'Whether comments of new members with links wait for a moderator',
    schema: z.enum(['on', 'off']),
    initial: 'off',
  },
} as const satisfies Record<string, { words: string; schema: z.ZodType; initial: unknown }>

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
