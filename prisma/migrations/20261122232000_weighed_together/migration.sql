-- Cruxes that count only together are parts of a crux of its own, which says that all of them hold: `conjunct_of` leads from each
-- part to the whole. Until now it was said of two and meant both ways. Each such pair gets its whole, proposed by whoever said it.
DO $$
DECLARE
  pair record;
  whole integer;
  words text;
BEGIN
  FOR pair IN
    SELECT r.id, r.from_id, r.to_id, a.thread_id, rtrim(a.statement, '. ;') AS one, rtrim(b.statement, '. ;') AS other, coalesce(e.by_id, a.created_by_id) AS by_id,
      coalesce(e.at, greatest(a.created_at, b.created_at)) AS at,
      CASE WHEN a.kind = b.kind THEN a.kind WHEN a.kind IN ('value', 'definition') OR b.kind IN ('value', 'definition') THEN 'value' ELSE 'other' END AS kind
    FROM crux_relation r JOIN crux a ON a.id = r.from_id JOIN crux b ON b.id = r.to_id
    LEFT JOIN LATERAL (SELECT person_now(v.actor_id) AS by_id, v.at FROM crux_event v WHERE v.crux_id = r.from_id AND v.kind = 'related'
      AND v.after ->> 'type' = 'conjunct_of' AND (v.after ->> 'to')::int = r.to_id ORDER BY v.id DESC LIMIT 1) e ON true
    WHERE r.type = 'conjunct_of' ORDER BY r.id
  LOOP
    words := 'Both hold: ' || pair.one || '; ' || pair.other || '.';
    IF length(words) > 280 THEN
      words := 'Both hold: ' || left(pair.one, 130) || '…; ' || left(pair.other, 130) || '….';
    END IF;
    INSERT INTO crux (thread_id, ref, position, statement, kind, created_by_id, created_at, last_activity_at)
      SELECT pair.thread_id, 'x' || (1 + coalesce(max(substring(ref FROM '^x(\d{1,8})$')::int), 0)), 1 + coalesce(max(position), -1), words, pair.kind::crux_kind,
        pair.by_id, pair.at, pair.at FROM crux WHERE thread_id = pair.thread_id
      RETURNING id INTO whole;
    DELETE FROM crux_relation WHERE id = pair.id;
    INSERT INTO crux_relation (from_id, to_id, type) VALUES (pair.from_id, whole, 'conjunct_of'), (pair.to_id, whole, 'conjunct_of');
    INSERT INTO crux_event (crux_id, actor_id, kind, before, after, at) VALUES
      (whole, pair.by_id, 'proposed', NULL, jsonb_build_object('statement', words), pair.at),
      (pair.from_id, pair.by_id, 'unrelated', jsonb_build_object('type', 'conjunct_of', 'to', pair.to_id), NULL, pair.at),
      (pair.from_id, pair.by_id, 'related', NULL, jsonb_build_object('type', 'conjunct_of', 'to', whole), pair.at),
      (pair.to_id, pair.by_id, 'related', NULL, jsonb_build_object('type', 'conjunct_of', 'to', whole), pair.at);
  END LOOP;
END $$;

-- A whole may be a part of another, and never of itself.
CREATE OR REPLACE FUNCTION "check_acyclic"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.type IN ('depends_on', 'refines', 'conjunct_of') AND EXISTS (
    WITH RECURSIVE below AS (
      SELECT r.to_id FROM crux_relation r WHERE r.from_id = NEW.to_id AND r.type = NEW.type
      UNION SELECT r.to_id FROM crux_relation r JOIN below b ON r.from_id = b.to_id WHERE r.type = NEW.type
    ) SELECT 1 FROM below WHERE to_id = NEW.from_id
  ) THEN
    RAISE EXCEPTION 'these cruxes would rest on one another in a circle' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
