"""From what is stored to the YAML that `okr_yaml` reads back."""

from bot.importing.writing.document import Stored, document
from bot.importing.writing.yaml_text import yaml_text

__all__ = ["Stored", "document", "yaml_text"]
