"""Sample values for each message, for previews and tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from bot.card import Card
from prompts.rendering import FOLDER, PromptError, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A case in which a message is sent: `title` says which, `values` are its own, without locale and zone."""

    message: str
    title: str
    values: Mapping[str, object]
    locale: str
    zone: str | None

    def card(self) -> Card:
        """The message said with these values."""
        return say(self.message, locale=self.locale, zone=self.zone, **self.values)


def message_names(folder: Path = FOLDER) -> Sequence[str]:
    """What `say` can say: every template that isn't a part of others (those start with _), sorted."""
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("[!_]*.md"))
    return sorted(name for name in names if not name.endswith("README"))


def samples(folder: Path = FOLDER) -> Mapping[str, Sequence[Sample]]:
    """The cases in `x.sample.yaml` beside each message `x.md`."""
    return {name: samples_of(name, folder) for name in message_names(folder)}


def samples_of(name: str, folder: Path = FOLDER) -> Sequence[Sample]:
    """The cases of one message; raises PromptError where there are none."""
    path = folder / f"{name}.sample.yaml"
    if not path.is_file():
        raise PromptError(f"{name}.md needs {path.name} beside it")
    cases = YAML(typ="safe", pure=True).load(path)
    if not isinstance(cases, Mapping) or not cases or not all(isinstance(values, Mapping) for values in cases.values()):
        raise PromptError(f"{path.name} should hold a mapping of values under the title of each case")
    return [_sample(name, title, values) for title, values in cases.items()]


def _sample(name: str, title: object, values: Mapping[str, object]) -> Sample:
    own = {key: value for key, value in values.items() if key not in {"locale", "zone"}}
    zone = values.get("zone")
    return Sample(
        message=name,
        title=str(title),
        values=own,
        locale=str(values.get("locale", "en")),
        zone=None if zone is None else str(zone),
    )
