CREATE INDEX rate_rank_best ON rate_rank (niche, definition, incomplete, probability DESC, evidence_lower DESC, place, network, followers, above_until);
