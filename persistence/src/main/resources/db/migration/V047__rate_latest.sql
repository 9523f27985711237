-- Kept rates with the posts behind them, to be made again from the facts at any time.
CREATE TABLE IF NOT EXISTS rate_latest (
  account_id BIGINT NOT NULL,
  definition VARCHAR(90) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  rate DOUBLE,
  rate_lower DOUBLE,
  rate_upper DOUBLE,
  interactions_per_post DOUBLE,
  posts_considered INT NOT NULL,
  posts INT NOT NULL,
  usable VARBINARY(60000) NOT NULL,
  PRIMARY KEY (account_id, definition)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
