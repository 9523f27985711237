-- What rankings filter and sort by: a row for each niche of the account's creator, and one for no niche at all.
-- above_until and below_from are minimums in billionths at the usual certainty.
CREATE TABLE IF NOT EXISTS rate_rank (
  niche VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  definition VARCHAR(90) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  account_id BIGINT NOT NULL,
  network VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  followers BIGINT,
  audience VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  status VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  above_until BIGINT NOT NULL,
  below_from BIGINT NOT NULL,
  incomplete BOOLEAN NOT NULL,
  probability DOUBLE NOT NULL,
  evidence_lower DOUBLE NOT NULL,
  rate DOUBLE,
  cost DOUBLE,
  currency VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  place VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (niche, definition, account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
