CREATE TABLE IF NOT EXISTS quota_spent (
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  credential VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  bucket VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  slot DATETIME(6) NOT NULL,
  units BIGINT NOT NULL,
  PRIMARY KEY (network, credential, bucket, slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
