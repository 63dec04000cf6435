"""The rules of the trade: pure functions and frozen dataclasses; no I/O, no clock, no asyncio."""
