/**
 * SQL: may the viewer read what stands in this group? Both are SQL of our own; the viewer is null for a guest. The same as the database's
 * `group_is_readable`, in the form that lists are filtered by: a function would be called for every row.
 */
export const readableBy = (group: string, viewer: string): string =>
  `EXISTS (SELECT 1 FROM forum_group rg WHERE rg.id = ${group} AND (rg.may_read = 'anyone'
     OR EXISTS (SELECT 1 FROM group_member rm WHERE rm.group_id = rg.id AND rm.user_id = ${viewer} AND (rg.may_read = 'member' OR rm.role = 'moderator'))
     OR EXISTS (SELECT 1 FROM app_user ru WHERE ru.id = ${viewer} AND ru.role <> 'member' AND ru.deleted_at IS NULL)))`
