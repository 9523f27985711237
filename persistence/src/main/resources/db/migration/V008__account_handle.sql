CREATE TABLE IF NOT EXISTS account_handle (
  account_id BIGINT NOT NULL,
  from_at DATETIME(6) NOT NULL,
  handle VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  to_at DATETIME(6),
  PRIMARY KEY (account_id, from_at, handle)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
