"""Slack's adapter against the fake Slack."""
