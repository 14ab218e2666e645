-- What one would see if a crux were true. What people wrote of it in details stays there: nobody but they can say which words it is.
ALTER TABLE "crux" ADD COLUMN "operationalization" TEXT;

-- From here on: what the schema file cannot say.

ALTER TABLE "crux" ADD CONSTRAINT "crux_operationalization_length" CHECK (length("operationalization") BETWEEN 1 AND 600);
