CREATE INDEX account_handle_by_handle ON account_handle (handle, account_id);
