-- ciphertext is all there is of a grant; lock_holder may renew it until lock_until.
CREATE TABLE IF NOT EXISTS account_grant (
  account_id BIGINT NOT NULL,
  ciphertext BLOB NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  lock_holder VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  lock_until DATETIME(6),
  PRIMARY KEY (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
