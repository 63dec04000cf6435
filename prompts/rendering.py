"""From a template and its values to a card."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context, Macro

from bot.card import Card, card_from_markdown, literal
from prompts.filters import FILTERS
from prompts.reader import reading

FOLDER = Path(__file__).parent


class PromptError(ValueError):
    """A template was given something it can't say: a developer's mistake."""


class _Made(str):
    """What a macro made, without the line breaks around it.

    Filtered or joined to a value it is an ordinary string again, and so a value itself.
    """

    __slots__ = ()


class _MacrosMakeMarkdown(Context):
    def call(self, called: Callable[..., object], /, *args: object, **kwargs: object) -> object:
        result: object = super().call(called, *args, **kwargs)
        return _Made(str(result).strip("\n")) if isinstance(called, Macro) else result


@pass_context  # or Jinja would work out constants when it compiles, for whoever reads first
def _said(_: Context, value: object) -> str:
    """What stands in the Markdown for `{{ value }}`: everything but the output of a macro is hidden from the parser."""
    if isinstance(value, _Made):
        return value
    if value is None:
        raise PromptError("a template says None; it should leave the sentence out instead")
    return literal(str(value))


def environment(loader: BaseLoader) -> Environment:
    """Jinja as templates need it."""
    made = Environment(
        loader=loader,
        undefined=StrictUndefined,
        optimized=False,
        finalize=_said,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        autoescape=False,  # noqa: S701 - `_said` hides every value from the Markdown parser; there is no HTML
    )
    made.context_class = _MacrosMakeMarkdown
    made.filters = {**made.filters, **FILTERS}
    return made


def render(templates: Environment, name: str, *, locale: str, zone: str | None, values: Mapping[str, object]) -> Card:
    """The card of `{name}.md` for a reader."""
    file = f"{name}.md"
    with reading(locale, zone):
        return card_from_markdown(templates.get_template(file).render(values), source=file)


ENVIRONMENT = environment(FileSystemLoader(FOLDER))


def say(name: str, /, *, locale: str = "en", zone: str | None = None, **values: object) -> Card:
    """Render `prompts/{name}.md` with `values` for a reader; values arrive as they are, never as markup.

    Raises BadMarkdown, PromptError or Jinja's own errors: each a mistake in the template or its caller.
    """
    return render(ENVIRONMENT, name, locale=locale, zone=zone, values=values)
