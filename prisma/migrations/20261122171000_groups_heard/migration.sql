-- A group that changes who may read it is looked over on every node: open pages of those who may not any more are ended. Lists of groups are made anew.
CREATE FUNCTION "notify_changed_group"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', 'group:' || coalesce(NEW.id, OLD.id)), pg_notify('changed', 'groups');
  RETURN NULL;
END $$;
CREATE TRIGGER "group_changed_heard" AFTER INSERT OR UPDATE OR DELETE ON "forum_group" FOR EACH ROW EXECUTE FUNCTION "notify_changed_group"();
