CREATE INDEX account_by_handle ON account (network, handle);
