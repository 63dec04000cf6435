"""What each `okrbot` command does; `bot.__main__` names them and hands in the clock."""
