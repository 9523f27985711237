-- Due accounts of one network that one process reads; fence grows with each taker, only the newest may write.
CREATE TABLE IF NOT EXISTS sync_batch (
  id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  run_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  purpose VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  made_at DATETIME(6) NOT NULL,
  fence BIGINT NOT NULL,
  holder VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  waits_until DATETIME(6),
  reason VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
