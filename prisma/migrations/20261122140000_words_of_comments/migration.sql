-- A person's comments can be searched. The first part of a very long text is enough: beyond a megabyte of words there is no index.
CREATE INDEX "comment_words" ON "comment" USING gin (to_tsvector('english', left("body", 100000)));
