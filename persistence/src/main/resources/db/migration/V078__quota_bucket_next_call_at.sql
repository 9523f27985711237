-- Before this moment nobody who shares the credential may make the next call of a bucket that spaces its calls.
ALTER TABLE quota_bucket ADD COLUMN next_call_at DATETIME(6);
