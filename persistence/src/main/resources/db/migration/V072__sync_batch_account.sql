-- Accounts that a batch still has to read; an account is in one batch at most.
CREATE TABLE IF NOT EXISTS sync_batch_account (
  account_id BIGINT NOT NULL,
  batch_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
