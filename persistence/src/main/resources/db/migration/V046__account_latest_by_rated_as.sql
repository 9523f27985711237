CREATE INDEX account_latest_by_rated_as ON account_latest (rated_as, account_id);
