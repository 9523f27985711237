-- owner_id is whose creator it is; 0 is the installation itself.
CREATE TABLE IF NOT EXISTS creator (
  id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL DEFAULT 0,
  creator_key VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  country VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  city VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  notes VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (id),
  CONSTRAINT creator_by_key UNIQUE (owner_id, creator_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
