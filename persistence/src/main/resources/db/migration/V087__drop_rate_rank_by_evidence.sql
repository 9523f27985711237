ALTER TABLE rate_rank DROP INDEX rate_rank_by_evidence;
