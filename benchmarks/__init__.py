"""How fast okrbot is, each figure as a ratio to a bare floor measured in the same run (docs/benchmarks.md)."""
