"""Buttons and menus."""

from adapters.slack import carry
from adapters.slack.text import JsonObject, plain
from bot.card import Action, Choice, Weight
from bot.ports import TooBig

LABEL = 75
VALUE = 2000
OPTIONS = 100
OPTION_VALUE = 150
ACTION_ID = 255
PLACEHOLDER = 150


def controls(actions: tuple[Action, ...]) -> list[JsonObject]:
    """Buttons and menus for these actions, each under its own `action_id`."""
    made: list[JsonObject] = []
    for action in actions:
        made.extend(_control(action, len(made)))
    return made


def option(choice: Choice) -> JsonObject:
    """One line of a menu; a value that Slack can't carry raises TooBig."""
    if not 0 < len(choice.value) <= OPTION_VALUE:
        raise TooBig(
            f"the choice {choice.label!r} has a value of {len(choice.value)} characters; Slack carries 1 to 150"
        )
    return {"text": plain(choice.label, LABEL), "value": choice.value}


def _control(action: Action, index: int) -> list[JsonObject]:
    if not action.menu:
        return [_button(action, index)]
    try:
        return [_menu(action, index)]
    except TooBig:
        return [_button(one, index + offset) for offset, one in enumerate(_as_buttons(action))]


def _button(action: Action, index: int) -> JsonObject:
    button: JsonObject = {
        "type": "button",
        "action_id": str(index),
        "text": plain(action.label, LABEL),
        "value": carry.of_action(action, limit=VALUE),
    }
    if action.weight is not Weight.PLAIN:
        button["style"] = action.weight.value
    return button


def _menu(action: Action, index: int) -> JsonObject:
    """A menu has no value of its own, so its `action_id` carries the command."""
    prefix = f"{index}:"
    return {
        "type": "static_select",
        "action_id": prefix + carry.of_action(action, limit=ACTION_ID - len(prefix)),
        "placeholder": plain(action.label, PLACEHOLDER),
        "options": [option(choice) for choice in action.menu[:OPTIONS]],
    }


def _as_buttons(menu: Action) -> list[Action]:
    """One button a choice, for a menu whose hidden values or choices are too long for Slack's."""
    return [
        Action(
            label=f"{menu.label}: {choice.label}",
            command=menu.command,
            values={**menu.values, menu.picks or "": choice.value},
            weight=menu.weight,
        )
        for choice in menu.menu[:OPTIONS]
    ]
