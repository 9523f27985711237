CREATE TABLE IF NOT EXISTS quarantine_decision (
  account_id BIGINT NOT NULL,
  entry_id VARCHAR(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  position INT NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  becomes VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  decided_by VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  detail VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (entry_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
