"""Tests mirror the packages they test; rules about the repository itself are in `repository`."""
