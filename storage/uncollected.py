"""Reading many rows without Python looking for garbage among what was read before."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows don't refer to each other: the search finds nothing, and takes the longer the more there are.

    Where two threads read at once, whoever found the search going on lets it go on again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
