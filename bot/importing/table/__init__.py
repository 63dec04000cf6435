"""Tables that people keep by hand or get out of other tools: their headers, shapes and cells."""
