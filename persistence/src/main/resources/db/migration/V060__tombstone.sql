-- Names that must not come back, as digests; person binds those of one person together.
CREATE TABLE IF NOT EXISTS tombstone (
  mark VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  salt VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  person VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  lifted BOOLEAN NOT NULL,
  PRIMARY KEY (mark)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
