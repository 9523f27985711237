CREATE INDEX sync_batch_account_by_batch ON sync_batch_account (batch_id, account_id);
