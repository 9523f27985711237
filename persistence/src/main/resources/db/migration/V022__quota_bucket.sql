-- One row a bucket; changing it is what makes those who reserve wait for each other.
CREATE TABLE IF NOT EXISTS quota_bucket (
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  credential VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  bucket VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  changes BIGINT NOT NULL,
  paused_until DATETIME(6),
  PRIMARY KEY (network, credential, bucket)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
