"""Making keys that people can type out of names."""

import re
from email.utils import parseaddr

from bot.domain.people import FORMER_OWNER
from bot.importing.letters import plain_letters
from bot.importing.reading.values import PERSON_ID, TEAM_KEY, is_email

_KEY_LENGTH = 10


def person_id(name: str, email: str | None) -> str:
    """The part of the e-mail address before the @, else the name with dots: `ana.ruiz`."""
    words = (email or "").partition("@")[0] or name
    found = re.sub(r"[^a-z0-9_-]+", ".", plain_letters(words).casefold()).strip("._-")[:64]
    return found if PERSON_ID.fullmatch(found) and found != FORMER_OWNER else "person"


def name_and_email(text: str) -> tuple[str, str | None]:
    """What one names a person by: `Ana Ruiz`, `ana@x.org`, `Ana Ruiz <ana@x.org>` or `@ana`."""
    if is_email(text):
        local = text.partition("@")[0].partition("+")[0]
        return " ".join(re.split(r"[._-]+", local)).title() or local, text.strip()
    if "<" in text:
        name, address = parseaddr(text)
        if is_email(address):
            return (name.strip() or name_and_email(address)[0]), address
    return " ".join(text.lstrip("@ ").split()), None


def team_key(name: str) -> str:
    """One word in capitals (`GROWTH`), or the first letters of several (`CS` for customer support)."""
    words = re.findall(r"[A-Za-z0-9]+", plain_letters(name))
    short = words[0] if len(words) == 1 else "".join(word[0] for word in words)
    found = short[:_KEY_LENGTH].upper().lstrip("0123456789")
    return found if TEAM_KEY.fullmatch(found) else "TEAM"
