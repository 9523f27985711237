CREATE TABLE IF NOT EXISTS creator_niche (
  creator_id BIGINT NOT NULL,
  niche VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (creator_id, niche)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
