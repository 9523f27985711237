CREATE INDEX rate_rank_by_evidence ON rate_rank (niche, definition, incomplete, probability DESC, evidence_lower DESC, place);
