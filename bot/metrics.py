"""What operators see of a running okrbot at `/metrics`; counted by each process for itself."""

from prometheus_client import Counter, Histogram

ACK = Histogram("okrbot_ack_seconds", "From an event's arrival at the door until its answer.", ["command"])
EVENTS_FAILED = Counter("okrbot_events_failed_total", "Events whose command broke.", ["command"])
SENDS = Counter("okrbot_sends_total", "Calls to platforms by what became of them.", ["platform", "kind", "outcome"])
REPEATS = Counter("okrbot_repeats_total", "Messages sent again without knowing whether they had arrived.", ["kind"])
THROTTLED = Counter("okrbot_throttled_total", "Calls that a platform refused as too many.", ["workspace"])
PACED = Histogram("okrbot_paced_seconds", "How long a message waited for its turn.", ["method"])
TICK = Histogram("okrbot_tick_seconds", "How long one look at what is due took.")
LATE = Histogram(
    "okrbot_late_seconds",
    "How long after its due time a message was sent.",
    ["kind"],
    buckets=(1, 5, 15, 60, 300, 900, 3600, 14400, 86400),
)
