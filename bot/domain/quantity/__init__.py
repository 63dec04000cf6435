"""Numbers with units, as people type and read them: the one reader and the one printer of numbers."""

from bot.domain.quantity.cell import parse, read_cell
from bot.domain.quantity.convert import Ambiguous, Mismatch
from bot.domain.quantity.shown import show

__all__ = ["Ambiguous", "Mismatch", "parse", "read_cell", "show"]
