CREATE INDEX outcome_by_account ON outcome (account_id, known_at);
