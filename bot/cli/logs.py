"""Logs on stderr: lines for people, or JSON for collectors."""

import logging
from datetime import date

import structlog
from structlog.typing import EventDict, WrappedLogger


def _in_iso(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Days and times as every reader knows them, not as Python writes them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in event.items()}


SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    _in_iso,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)

# What others log below this says nothing to who runs okrbot; Bolt warns at every start that its client has a token,
# and what befalls Procrastinate and its connections the engine tells in one line.
QUIET = {
    "aiohttp": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.WARNING,
    "procrastinate": logging.CRITICAL,
    "psycopg": logging.CRITICAL,
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.WARNING,
}

# Without the values of local variables: tokens are among them, and what people wrote.
PLAIN = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)


def log_to_stderr(*, as_json: bool, level: int = logging.INFO) -> None:
    """Everything logged anywhere from `level` on, as OKRBOT_LOG_FORMAT asks for, with all that was told beside it."""
    renderer = structlog.processors.JSONRenderer(default=str) if as_json else PLAIN
    traces = [structlog.processors.format_exc_info] if as_json else []
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *traces, renderer],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    handler.addFilter(_is_told)
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _is_told(record: logging.LogRecord) -> bool:
    """Decided here and not by the loggers' levels, which Bolt sets to the root's."""
    return record.levelno >= QUIET.get(record.name.partition(".")[0], logging.NOTSET)
