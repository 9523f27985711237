-- One row a kind of work that only one may do at a time; changing it is what makes the others wait.
CREATE TABLE IF NOT EXISTS guard (
  name VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  changes BIGINT NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
