"""Who calls tick and drain, and when; nothing else."""
