"""Stand-ins for the platforms, strict where they are: what they accept, the platform accepts."""
