CREATE INDEX account_by_creator ON account (creator_id);
