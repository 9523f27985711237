-- A short id for each row of quarantine, and what it takes to read its content again.
CREATE TABLE IF NOT EXISTS quarantine_entry (
  id VARCHAR(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account_id BIGINT NOT NULL,
  run_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  found_at DATETIME(6) NOT NULL,
  position INT NOT NULL,
  shape VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  observed_at DATETIME(6),
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
