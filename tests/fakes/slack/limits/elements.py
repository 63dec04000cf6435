"""The limits of buttons, menus and fields."""

from collections.abc import Callable, Iterator, Mapping

from tests.fakes.slack.limits.place import At, Json, objects

COMMON = ("type", "action_id", "confirm", "focus_on_load")


def element_problems(at: At, element: object) -> Iterator[str]:
    """What is wrong with an interactive element."""
    if not isinstance(element, Mapping):
        yield f"{at.at}: an element is missing"
        return
    check = ELEMENTS.get(str(element.get("type")))
    if check is None:
        yield f"{at.at}: {element.get('type')} is not allowed here"
        return
    if "action_id" in element:
        yield from at.into("action_id").string(element["action_id"], 255)
    yield from check(at, element)


def _button(at: At, element: Json) -> Iterator[str]:
    yield from at.keys(element, *COMMON, "text", "value", "style", "url", "accessibility_label")
    yield from at.into("text").text(element.get("text"), 75, plain=True)
    if "value" in element:
        yield from at.into("value").string(element["value"], 2000)
    if "url" in element:
        yield from at.into("url").string(element["url"], 3000)
    if element.get("style", "primary") not in ("primary", "danger"):
        yield f"{at.at}.style: primary or danger"


def _static_select(at: At, element: Json) -> Iterator[str]:
    yield from at.keys(element, *COMMON, "placeholder", "options", "initial_option")
    if "placeholder" in element:
        yield from at.into("placeholder").text(element["placeholder"], 150, plain=True)
    yield from _options(at, element, 100)


def _few_options(at: At, element: Json) -> Iterator[str]:
    yield from at.keys(element, *COMMON, "options", "initial_option", "initial_options")
    yield from _options(at, element, 10)


def _overflow(at: At, element: Json) -> Iterator[str]:
    yield from at.keys(element, *COMMON, "options")
    yield from _options(at, element, 5)


def _plain_text_input(at: At, element: Json) -> Iterator[str]:
    yield from at.keys(
        element,
        *COMMON,
        "placeholder",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "dispatch_action_config",
    )
    if "placeholder" in element:
        yield from at.into("placeholder").text(element["placeholder"], 150, plain=True)
    most = element.get("max_length", 3000)
    if not isinstance(most, int) or not 1 <= most <= 3000:
        yield f"{at.at}.max_length: 1 to 3000"
    if "initial_value" in element:
        yield from at.into("initial_value").string(element["initial_value"], 3000, least=0)


def _options(at: At, element: Json, most: int) -> Iterator[str]:
    yield from at.into("options").many(element.get("options"), most)
    options = objects(element.get("options"))
    for position, option in enumerate(options):
        place = at.into("options").into(position)
        yield from place.keys(option, "text", "value", "description")
        yield from place.into("text").text(option.get("text"), 75)
        yield from place.into("value").string(option.get("value"), 150)
    if "initial_option" in element and element["initial_option"] not in options:
        yield f"{at.at}.initial_option: none of the options"


ELEMENTS: Mapping[str, Callable[[At, Json], Iterator[str]]] = {
    "button": _button,
    "static_select": _static_select,
    "overflow": _overflow,
    "radio_buttons": _few_options,
    "checkboxes": _few_options,
    "plain_text_input": _plain_text_input,
}
