CREATE INDEX creator_niche_by_niche ON creator_niche (niche, creator_id);
