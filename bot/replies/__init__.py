"""Understanding what people type: pure functions from a text to what it says (design.md, section 6)."""
