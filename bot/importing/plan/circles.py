"""Finding circles."""

from collections.abc import Mapping, Sequence

from bot.importing.plan.ledger import Line


def circles(edges: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    """Each circle once, as the keys on it in order; an edge to nowhere leads to none."""
    found: list[Sequence[str]] = []
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            key, depth = waiting.pop()
            del path[depth:]
            if key in path:
                found.append(path[path.index(key) :])
            elif key not in done:
                done.add(key)
                path.append(key)
                waiting += [(to, depth + 1) for to in edges.get(key, ())]
    return found


def refuse_circles(
    edges: Mapping[str, Sequence[str]], lines: Mapping[str, Line], upwards: Mapping[str, str | None], field: str
) -> bool:
    """Refuse the lines that close a circle by what they name in `field` (`upwards`); False if there is none."""
    refused = False
    for circle in circles(edges):
        path = " → ".join((*circle, circle[0]))
        for key, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            line = lines.get(key)
            if line is not None and line.stands and upwards.get(key) == following:
                spot = next((need.spot for need in line.needs if need.field == field), None)
                line.refuse(f"This draws a circle: {path}. Leave one of them out.", field=field, spot=spot)
                refused = True
    return refused
