CREATE INDEX rate_rank_by_account ON rate_rank (account_id);
