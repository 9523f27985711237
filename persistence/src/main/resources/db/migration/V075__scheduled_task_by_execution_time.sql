CREATE INDEX scheduled_task_by_execution_time ON scheduled_task (execution_time);
