"""Spans, links and names: what stands inside a line."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from bot.card.blocks import Action, Choice, Line, Span, Style, Weight
from bot.card.faults import BadMarkdown
from bot.card.literal import shown

_CODE = re.compile(r"`[^` \n](?:[^`\n]*[^` \n])?`")
_MARK = re.compile(rf"({_CODE.pattern}|\*+)")
_STYLES = {"**": Style.BOLD, "*": Style.ITALIC}
_REFUSED = re.compile(  # what CommonMark would read; by ASCII alone, so that it never hangs on a value
    r"!\[|[\[\]`*]|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)|~~|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|\\$",
    re.MULTILINE,
)
_LINK = re.compile(r'\[(?P<label>[^\[\]]*)\]\(okr:(?P<target>[^ \n()"]+)(?: +"(?P<title>[^"]*)")?\)')
_MENU = re.compile(r"([a-z_]+):(.*)", re.DOTALL)


def line_of(markdown: str) -> Line:
    """The spans of a line. Each has one style: styles don't nest."""
    if "``" in markdown:
        raise BadMarkdown("code stands between single backticks")
    spans: list[Span] = []
    opened = ""
    for part in _MARK.split(markdown):
        if not part:
            continue
        if part == opened:
            opened = ""
        elif part in _STYLES and not opened:
            opened = part
        else:
            spans.append(_span(part, opened))
    if opened:
        raise BadMarkdown(rf"{opened} is never closed (a literal one is written \{opened[0]})")
    return tuple(span for span in spans if span.text)


def _span(part: str, opened: str) -> Span:
    code = part[0] == "`" and _CODE.fullmatch(part)
    if opened and (part in _STYLES or code or part != part.strip(" \n")):
        raise BadMarkdown(f"between {opened} and {opened} there is one style, and no space at either end")
    if code:
        return Span(shown(part[1:-1]), Style.CODE)
    if refused := _REFUSED.search(part):
        raise BadMarkdown(rf"{refused[0]} isn't in the subset here (a literal one is written \{refused[0][0]})")
    return Span(shown(part), _STYLES[opened] if opened else Style.PLAIN)


def words(markdown: str) -> str:
    """The text of something that is shown without styles: a label, a title, a hint."""
    line = line_of(markdown)
    if any(span.style is not Style.PLAIN for span in line):
        raise BadMarkdown(f"{shown(markdown)!r} can't be styled")
    return "".join(span.text for span in line)


def command_and_values(target: str) -> tuple[str, Mapping[str, str]]:
    """`check_in?ask=17` → `check_in`, `{"ask": "17"}`."""
    command, _, query = target.partition("?")
    values: dict[str, str] = {}
    for pair in filter(None, query.split("&")):
        name, equals, value = pair.partition("=")
        if not name or not equals or shown(name) in values:
            raise BadMarkdown(f"{shown(pair)!r} should be name=value, each name once")
        values[shown(name)] = shown(unquote(value))
    return shown(command), values


def actions_of(paragraph: str) -> tuple[Action, ...] | None:
    """The buttons, if the paragraph holds nothing else."""
    if not paragraph.startswith("["):
        return None
    links = list(_LINK.finditer(paragraph))
    if not links or _LINK.sub("", paragraph).strip(" \n"):
        raise BadMarkdown('a text that starts with [ holds only buttons: [Label](okr:command?name=value "primary")')
    return tuple(_action(link) for link in links)


def _action(link: re.Match[str]) -> Action:
    label = words(link["label"])
    command, values = command_and_values(link["target"])
    title = link["title"] or ""
    if menu := _MENU.fullmatch(title):
        return Action(label, command, values, picks=menu[1], menu=choices_of(menu[2], separator="|"))
    if title not in {"", Weight.PRIMARY, Weight.DANGER}:
        raise BadMarkdown(f'"{shown(title)}" should be "primary", "danger" or "name: value=Label | value=Label"')
    return Action(label, command, values, weight=Weight(title) if title else Weight.PLAIN)


def choices_of(markdown: str, *, separator: str) -> tuple[Choice, ...]:
    """`on_track=On track; at_risk=At risk` → its choices, each value once. A separator may also end the list."""
    choices: list[Choice] = []
    for part in markdown.split(separator):
        if not (stripped := part.strip(" ")):
            continue
        value, equals, label = (piece.strip(" ") for piece in stripped.partition("="))
        if not (value and equals and label):
            raise BadMarkdown(f"{shown(stripped)!r} should be value=Label")
        choices.append(Choice(words(label), shown(value)))
    if not choices or len({choice.value for choice in choices}) < len(choices):
        raise BadMarkdown("a menu needs choices, each value once")
    return tuple(choices)
