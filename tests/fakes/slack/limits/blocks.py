"""The limits of each kind of block."""

from collections.abc import Callable, Iterator, Mapping

from tests.fakes.slack.limits.elements import element_problems
from tests.fakes.slack.limits.place import At, Json, objects
from tests.fakes.slack.limits.rich_text import rich_text_problems


def _section(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "text", "fields", "accessory", "expand")
    if "text" in block or "fields" not in block:
        yield from at.into("text").text(block.get("text"), 3000)
    if "fields" in block:
        yield from at.into("fields").many(block["fields"], 10)
        for position, field in enumerate(objects(block["fields"])):
            yield from at.into("fields").into(position).text(field, 2000)
    if "accessory" in block:
        yield from element_problems(at.into("accessory"), block["accessory"])


def _header(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "text", "level")
    yield from at.into("text").text(block.get("text"), 150, plain=True)


def _divider(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id")


def _image(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "alt_text", "image_url", "slack_file", "title")
    yield from at.into("alt_text").string(block.get("alt_text"), 2000)
    if ("image_url" in block) == ("slack_file" in block):
        yield f"{at.at}: one of image_url and slack_file"
    if "image_url" in block:
        yield from at.into("image_url").string(block["image_url"], 3000)


def _actions(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "elements")
    yield from at.into("elements").many(block.get("elements"), 25)
    elements = objects(block.get("elements"))
    ids = [element.get("action_id") for element in elements]
    if len(ids) != len(set(ids)):
        yield f"{at.at}: an action_id twice"
    for position, element in enumerate(elements):
        if element.get("type") == "plain_text_input":
            yield f"{at.at}: a field is no control"
        yield from element_problems(at.into("elements").into(position), element)


def _context(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "elements")
    yield from at.into("elements").many(block.get("elements"), 10)
    for position, element in enumerate(objects(block.get("elements"))):
        place = at.into("elements").into(position)
        yield from _image(place, element) if element.get("type") == "image" else place.text(element, 3000)


def _input(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "label", "element", "hint", "optional", "dispatch_action")
    yield from at.into("label").text(block.get("label"), 2000, plain=True)
    if "hint" in block:
        yield from at.into("hint").text(block["hint"], 2000, plain=True)
    element = block.get("element")
    if isinstance(element, Mapping) and element.get("type") in ("button", "overflow"):
        yield f"{at.at}.element: {element['type']} is no input"
    yield from element_problems(at.into("element"), element)


def _table(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "rows", "column_settings")
    yield from at.into("rows").many(block.get("rows"), 100)
    rows = block.get("rows")
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        yield from at.into("rows").into(position).many(row, 20)
        for cell in objects(row):
            yield from _cell(at.into("rows").into(position), cell)


def _cell(at: At, cell: Json) -> Iterator[str]:
    if cell.get("type") == "raw_text":
        yield from at.string(cell.get("text"), 3000)
    elif cell.get("type") == "rich_text":
        yield from rich_text_problems(at, cell)
    else:
        yield f"{at.at}: {cell.get('type')} is no cell"


def _markdown(at: At, block: Json) -> Iterator[str]:
    yield from at.keys(block, "type", "block_id", "text")
    yield from at.into("text").string(block.get("text"), 12_000)


def _chart(at: At, block: Json) -> Iterator[str]:
    series = block.get("series")
    if not isinstance(series, list) or not 1 <= len(series) <= 6:
        yield f"{at.at}.series: 1 to 6"


BLOCKS: Mapping[str, Callable[[At, Json], Iterator[str]]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "image": _image,
    "actions": _actions,
    "context": _context,
    "input": _input,
    "table": _table,
    "markdown": _markdown,
    "data_visualization": _chart,
    "rich_text": rich_text_problems,
}
