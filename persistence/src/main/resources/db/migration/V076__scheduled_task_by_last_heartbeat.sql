CREATE INDEX scheduled_task_by_last_heartbeat ON scheduled_task (last_heartbeat);
