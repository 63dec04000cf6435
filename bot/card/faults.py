"""What is wrong with the Markdown of a card."""


class BadMarkdown(ValueError):
    """The Markdown of a card is outside the subset: a mistake of whoever wrote the template, never of a reader."""
