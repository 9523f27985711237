CREATE INDEX consent_token_by_account ON consent_token (account_id, purpose, expires_at);
