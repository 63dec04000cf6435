"""The parts of the benchmarks of delivery: a Slack that only counts, what waits to be sent, and those who send it."""
