"""okrbot in a browser: cards as HTML, and what people do there as events."""
