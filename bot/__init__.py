"""okrbot: asks owners of key results for their news, stores it, and says back what the numbers say."""
