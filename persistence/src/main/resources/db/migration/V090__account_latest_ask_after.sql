-- Until when an account that is gone or closed is left alone; null when it is asked for like others.
ALTER TABLE account_latest ADD COLUMN ask_after DATETIME(6);
