-- Followers that people wrote down. Of one source and moment the greatest revision stands.
CREATE TABLE IF NOT EXISTS account_by_hand (
  account_id BIGINT NOT NULL,
  source VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  revision INT NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  followers BIGINT NOT NULL,
  followers_lower BIGINT NOT NULL,
  followers_upper BIGINT NOT NULL,
  followers_precision VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  route VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (account_id, source, taken_at, revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
