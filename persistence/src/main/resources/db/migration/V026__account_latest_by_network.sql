CREATE INDEX account_latest_by_network ON account_latest (network, account_id);
