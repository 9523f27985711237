-- What was learnt of an account that is not read yet, for whoever goes on after a process that ended.
ALTER TABLE sync_batch_account ADD COLUMN note MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
