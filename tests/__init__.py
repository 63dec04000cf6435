"""Tests mirror the packages they test; scenarios, recorded traffic and rules about the repository have their own folders."""
