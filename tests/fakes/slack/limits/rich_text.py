"""The shape of rich text."""

from collections.abc import Iterator, Mapping

from tests.fakes.slack.limits.place import At, Json, objects

STYLES = frozenset({"bold", "italic", "strike", "code"})
SPANS = frozenset({"text", "link", "user", "usergroup", "channel", "emoji", "date", "broadcast", "color"})


def rich_text_problems(at: At, block: Json) -> Iterator[str]:
    """What is wrong with a rich text block, or a cell that holds one."""
    yield from at.keys(block, "type", "block_id", "elements")
    elements = objects(block.get("elements"))
    if not elements:
        yield f"{at.at}.elements: must have at least 1 item"
    for position, element in enumerate(elements):
        yield from _part(at.into("elements").into(position), element)


def _part(at: At, element: Json) -> Iterator[str]:
    kind = element.get("type")
    if kind == "rich_text_list":
        yield from at.keys(element, "type", "style", "elements", "indent", "offset", "border")
        if element.get("style") not in ("bullet", "ordered"):
            yield f"{at.at}.style: bullet or ordered"
        for position, item in enumerate(objects(element.get("elements"))):
            place = at.into("elements").into(position)
            if item.get("type") != "rich_text_section":
                yield f"{place.at}: only sections make a list"
            yield from _spans(place, item)
    elif kind in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
        yield from at.keys(element, "type", "elements", "border")
        yield from _spans(at, element)
    else:
        yield f"{at.at}: {kind} is no part of rich text"


def _spans(at: At, element: Json) -> Iterator[str]:
    spans = objects(element.get("elements"))
    if not spans:
        yield f"{at.at}.elements: must have at least 1 item"
    for position, span in enumerate(spans):
        place = at.into("elements").into(position)
        if span.get("type") not in SPANS:
            yield f"{place.at}: {span.get('type')} is no span"
        if span.get("type") == "text":
            yield from place.keys(span, "type", "text", "style")
            yield from place.into("text").string(span.get("text"), 40_000)
        style = span.get("style", {})
        if not isinstance(style, Mapping) or style.keys() - STYLES:
            yield f"{place.at}.style: {sorted(STYLES)}"
