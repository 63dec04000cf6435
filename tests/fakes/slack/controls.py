"""Finding what a person presses or fills in on a message or a form."""

from collections.abc import Iterator, Mapping

from tests.fakes.slack.limits.place import objects
from tests.fakes.slack.world import Json, Message, View


def control(on: Message | View, label: str) -> Json:
    """The button or menu with this label."""
    found = dict(_controls(on))
    if label not in found:
        raise AssertionError(f"there is no {label!r} to press, only {sorted(found)}")
    return found[label]


def option(menu: Json, label: str) -> Json:
    """The line of a menu with this label."""
    found = {_label(one.get("text")): one for one in objects(menu.get("options"))}
    if label not in found:
        raise AssertionError(f"there is no {label!r} to pick, only {sorted(found)}")
    return found[label]


def filled_in(view: View, values: Mapping[str, str]) -> dict[str, dict[str, Json]]:
    """The state of a form after these values were filled in over what stood there already.

    What Slack itself wouldn't let a person send is an AssertionError.
    """
    inputs = fields(view)
    unknown = values.keys() - inputs.keys()
    assert not unknown, f"the form has no {sorted(unknown)}, only {sorted(inputs)}"
    return {name: _state(name, block, values.get(name)) for name, block in inputs.items()}


def fields(view: View) -> dict[str, Json]:
    """The form's inputs by name."""
    return {str(block["block_id"]): block for block in blocks(view) if block.get("type") == "input"}


def blocks(on: Message | View) -> list[Json]:
    """The blocks of a message or form."""
    return list(objects(on.content.get("blocks"))) if isinstance(on, View) else on.blocks


def _state(name: str, block: Json, value: str | None) -> dict[str, Json]:
    element = block["element"]
    assert isinstance(element, Mapping)
    state: dict[str, object] = {"type": element["type"]}
    if element["type"] == "static_select":
        options = {str(one["value"]): one for one in objects(element.get("options"))}
        initial = element.get("initial_option")
        state["selected_option"] = options[value] if value else initial
        given = bool(state["selected_option"])
    else:
        state["value"] = (element.get("initial_value") if value is None else value) or None
        given = bool(state["value"])
    assert given or block.get("optional"), f"Slack wouldn't send the form without {name}"
    return {str(element["action_id"]): state}


def _controls(on: Message | View) -> Iterator[tuple[str, Json]]:
    for block in blocks(on):
        for element in objects(block.get("elements")) if block.get("type") == "actions" else ():
            yield _label(element.get("text") or element.get("placeholder")), element


def _label(text: object) -> str:
    return str(text.get("text")) if isinstance(text, Mapping) else ""
