CREATE TABLE IF NOT EXISTS account_snapshot (
  account_id BIGINT NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  followers BIGINT,
  followers_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  followers_lower BIGINT NOT NULL,
  followers_upper BIGINT NOT NULL,
  followers_precision VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  posts_total BIGINT,
  posts_total_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  posts_status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  route VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  suspect BOOLEAN NOT NULL,
  PRIMARY KEY (account_id, taken_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
