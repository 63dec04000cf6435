"""The platforms people talk to okrbot on; one folder a platform, each with the same files."""
