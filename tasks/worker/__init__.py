"""What belongs to the processes of workers and beat: children, heartbeats, logs, ticks."""
