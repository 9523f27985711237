CREATE TABLE IF NOT EXISTS quarantine (
  account_id BIGINT NOT NULL,
  run_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  found_at DATETIME(6) NOT NULL,
  position INT NOT NULL,
  kind VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  detail VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  content MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (account_id, run_id, found_at, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
