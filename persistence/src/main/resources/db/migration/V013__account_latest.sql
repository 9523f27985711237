-- One row an account, made with it. The reading from followers to route is the one of current_at.
CREATE TABLE IF NOT EXISTS account_latest (
  account_id BIGINT NOT NULL,
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  told_at DATETIME(6),
  read_at DATETIME(6),
  listed_at DATETIME(6),
  current_at DATETIME(6),
  followers BIGINT,
  followers_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  followers_lower BIGINT,
  followers_upper BIGINT,
  followers_precision VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  posts_total BIGINT,
  posts_total_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  posts_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  source VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  route VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
