CREATE TABLE IF NOT EXISTS account (
  id BIGINT NOT NULL,
  creator_id BIGINT NOT NULL,
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  external_id VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  handle VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  state VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state_since DATETIME(6) NOT NULL,
  state_detail VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT account_by_external_id UNIQUE (network, external_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
