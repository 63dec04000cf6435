"""What every test has: databases, requirements, and how hard Hypothesis tries."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.requirements", "tests.database", "tests.world")

# No deadline: a busy machine is not a bug. In CI the same examples every time, so that a red run can be repeated.
settings.register_profile("default", deadline=None, max_examples=100)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))
