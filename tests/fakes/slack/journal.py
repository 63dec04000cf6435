"""Everything accepted, kept in a file, so that the fake itself can be killed and started again."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.slack.world import Json, Message, World


@dataclass(frozen=True, slots=True)
class Journal:
    """One line of JSON for each accepted post or edit."""

    path: Path

    def attach(self, world: World) -> None:
        """Bring back what an earlier run accepted, and keep what is accepted from now on."""
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                _replay(world, json.loads(line))
        world.record = lambda entry: self._keep({**entry, "at": world.clock()})

    def _keep(self, entry: Json) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def _replay(world: World, entry: dict[str, object]) -> None:
    channel, ts, at = str(entry["channel"]), str(entry["ts"]), float(str(entry["at"]))
    while world.number() < int(ts.partition(".")[2]):
        pass
    found = world.find(channel, ts) if entry["did"] == "edit" else None
    if found is None:
        found = Message(channel=channel, ts=ts, text="", blocks=[], at=at)
        world.posts.append(found)
    else:
        found.edits.append(at)
    blocks, metadata, thread = entry["blocks"], entry.get("metadata"), entry.get("thread_ts")
    found.text = str(entry["text"])
    found.blocks = blocks if isinstance(blocks, list) else []
    found.metadata = metadata if isinstance(metadata, dict) else None
    found.thread = str(thread) if thread else None
