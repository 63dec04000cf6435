"""Logs on stderr: lines for people, or JSON for collectors."""

import logging

import structlog

SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def log_to_stderr(*, as_json: bool) -> None:
    """Everything logged anywhere, as OKRBOT_LOG_FORMAT asks for."""
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    traces = [structlog.processors.format_exc_info] if as_json else []
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *traces, renderer],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("apscheduler", "slack_bolt", "slack_sdk", "aiohttp"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
