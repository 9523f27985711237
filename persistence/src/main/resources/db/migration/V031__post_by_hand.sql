-- Counts of posts that people wrote down; null is not stated. Of one source and moment the greatest revision stands.
CREATE TABLE IF NOT EXISTS post_by_hand (
  account_id BIGINT NOT NULL,
  post_code VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  revision INT NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  url VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  format VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  published_at DATETIME(6),
  likes BIGINT,
  comments BIGINT,
  shares BIGINT,
  saves BIGINT,
  views BIGINT,
  route VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (account_id, post_code, source, taken_at, revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
