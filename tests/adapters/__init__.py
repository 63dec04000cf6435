"""Each adapter by itself, and all of them by one contract."""
