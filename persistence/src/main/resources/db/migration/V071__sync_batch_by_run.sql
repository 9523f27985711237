CREATE INDEX sync_batch_by_run ON sync_batch (run_id);
