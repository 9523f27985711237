-- What creators were sent to consent with, by a digest of it; ciphertext is what belongs to it.
CREATE TABLE IF NOT EXISTS consent_token (
  mark VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  purpose VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account_id BIGINT NOT NULL,
  ciphertext BLOB NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (mark)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
