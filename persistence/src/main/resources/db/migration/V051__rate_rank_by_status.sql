-- Holds all that counting looks at, in the order in which it is counted.
CREATE INDEX rate_rank_by_status ON rate_rank (niche, definition, audience, status, network, followers, above_until, below_from);
