CREATE INDEX post_by_published_at ON post (account_id, published_at, post_id);
