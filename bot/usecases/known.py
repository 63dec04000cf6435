"""What is known of some key results before something new is said about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.check_in import CheckIn
from bot.domain.okr import Key
from bot.ports import Proof, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Key results that there are, and their check-ins, oldest first; read once for all that needs them."""

    proofs: Mapping[Key, Proof]
    histories: Mapping[Key, Sequence[CheckIn]]

    def history(self, key: Key) -> Sequence[CheckIn]:
        """All check-ins of the key result, retractions included."""
        return self.histories.get(key, ())

    def moment_after(self, key: Key, now: datetime) -> datetime:
        """Now, but after all that was said before, also by a clock set back since: order decides what counts."""
        latest = max((check_in.at for check_in in self.history(key)), default=None)
        return now if latest is None or latest < now else latest + timedelta.resolution


def known_of(tx: Transaction, keys: Sequence[Key]) -> Known:
    """Two queries, however many they are."""
    return Known(proofs=tx.okrs.key_results(keys), histories=tx.check_ins.histories(keys))
