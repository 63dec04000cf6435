"""Cards from JSON, as `bot.card.stored` wrote them."""

from collections.abc import Mapping

from bot.card.blocks import (
    Action,
    Actions,
    Block,
    Bullets,
    Card,
    Choice,
    Form,
    Heading,
    Input,
    InputKind,
    Line,
    Note,
    Span,
    Style,
    Table,
    Text,
    Weight,
)


def card_from_json(json: Mapping[str, object]) -> Card:
    """The card that `card_to_json` was given; raises ValueError for anything else."""
    try:
        return Card(_text(json["summary"]), tuple(_block(block) for block in _list(json["blocks"])))
    except (KeyError, TypeError) as problem:
        raise ValueError(f"this is no stored card: {problem}") from problem


def _block(json: object) -> Block:
    of = _dict(json)
    match of["is"]:
        case "heading" | "text" | "note" as name:
            return _OF_ONE_LINE[name](_line(of["line"]))
        case "bullets":
            return Bullets(_lines(of["items"]))
        case "table":
            return Table(_lines(of["header"]), tuple(_lines(row) for row in _list(of["rows"])))
        case "actions":
            return Actions(tuple(_action(_dict(action)) for action in _list(of["actions"])))
        case "form":
            return _form(of)
        case other:
            raise TypeError(f"unknown block {other!r}")


_OF_ONE_LINE: Mapping[str, type[Heading | Text | Note]] = {"heading": Heading, "text": Text, "note": Note}


def _form(of: Mapping[str, object]) -> Form:
    return Form(
        _text(of["command"]),
        _text(of["title"]),
        _text(of["submit"]),
        tuple(_part(part) for part in _list(of["parts"])),
        _values(of),
    )


def _part(json: object) -> Input | Text | Heading:
    of = _dict(json)
    if of["is"] == "input":
        return _input(of)
    block = _block(of)
    if isinstance(block, Text | Heading):
        return block
    raise TypeError(f"{of['is']!r} can't be a part of a form")


def _input(of: Mapping[str, object]) -> Input:
    return Input(
        name=_text(of["name"]),
        kind=InputKind(_text(of["kind"])),
        label=_text(of["label"]),
        prefill=_text(of.get("prefill", "")),
        hint=_text(of.get("hint", "")),
        choices=_choices(of.get("choices", [])),
        required=of.get("required") is True,
        error=_text(of["error"]) if "error" in of else None,
    )


def _action(of: Mapping[str, object]) -> Action:
    return Action(
        _text(of["label"]),
        _text(of["command"]),
        _values(of),
        weight=Weight(_text(of.get("weight", Weight.PLAIN))),
        picks=_text(of["picks"]) if "picks" in of else None,
        menu=_choices(of.get("menu", [])),
    )


def _values(of: Mapping[str, object]) -> Mapping[str, str]:
    return {name: _text(value) for name, value in _dict(of.get("values", {})).items()}


def _choices(json: object) -> tuple[Choice, ...]:
    return tuple(Choice(_text(label), _text(value)) for label, value in map(_list, _list(json)))


def _lines(json: object) -> tuple[Line, ...]:
    return tuple(_line(line) for line in _list(json))


def _line(json: object) -> Line:
    return tuple(_span(span) for span in _list(json))


def _span(json: object) -> Span:
    if isinstance(json, str):
        return Span(json)
    style, text = _list(json)
    return Span(_text(text), Style(_text(style)))


def _text(json: object) -> str:
    if isinstance(json, str):
        return json
    raise TypeError(f"{json!r} should be a text")


def _list(json: object) -> list[object]:
    if isinstance(json, list):
        return json
    raise TypeError(f"{json!r} should be a list")


def _dict(json: object) -> Mapping[str, object]:
    if isinstance(json, Mapping):
        return json
    raise TypeError(f"{json!r} should be a mapping")
