"""What every message looks like, kept as files; `make golden` writes them anew."""
