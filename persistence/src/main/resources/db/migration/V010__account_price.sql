-- owner_id is who pays that price; 0 is the installation itself.
CREATE TABLE IF NOT EXISTS account_price (
  account_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL DEFAULT 0,
  amount DECIMAL(19, 4) NOT NULL,
  currency VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (account_id, owner_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
