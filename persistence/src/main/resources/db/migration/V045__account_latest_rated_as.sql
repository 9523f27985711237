-- On what basis the account's kept rates were computed; null when they are due.
ALTER TABLE account_latest ADD COLUMN rated_as VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
