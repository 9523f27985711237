-- What was deleted and why, never what it was or whose. network is empty for what belongs to none.
CREATE TABLE IF NOT EXISTS deletion_log (
  act_id VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  done_at DATETIME(6) NOT NULL,
  actor VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  removed BIGINT NOT NULL,
  PRIMARY KEY (act_id, reason, network, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
