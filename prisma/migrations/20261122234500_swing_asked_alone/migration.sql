-- How far a crux has to move somebody is asked by itself: asked together with the usual swing of marks, that was worked out over all
-- stances of the forum for every score, though few threads have marks without numbers.
DO $$
BEGIN
  EXECUTE replace(replace(replace(pg_get_functiondef('crux_numbers(integer[])'::regprocedure),
    '(SELECT crux_swing(t.settings) FROM thread t WHERE t.id = x.thread_id) AS least, ', ''),
    '), seen AS (', '), rule AS (SELECT x.id AS crux_id, crux_swing(t.settings) AS least FROM crux x JOIN thread t ON t.id = x.thread_id WHERE x.id = ANY(ids)), seen AS ('),
    'FROM st JOIN typical USING (crux_id) GROUP BY crux_id, claim_id, least', 'FROM st JOIN rule USING (crux_id) GROUP BY crux_id, claim_id, least');
END $$;
