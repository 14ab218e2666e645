-- Names are completed while they are typed: the beginning of a handle or a name is looked up, and no table is walked for it.
CREATE INDEX "app_user_handle_begins" ON "app_user" (lower("handle") text_pattern_ops);
CREATE INDEX "app_user_name_begins" ON "app_user" (lower("name") text_pattern_ops);
