-- Apart from the numbers: networks let such text be kept for a shorter time.
CREATE TABLE IF NOT EXISTS post_text (
  account_id BIGINT NOT NULL,
  post_id VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  content MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  observed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, post_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
