CREATE INDEX account_latest_by_read_at ON account_latest (network, read_at, account_id);
