"""Any measure of each kind, for the tests that every measure has to pass."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from bot.domain.measures import Measure
from bot.domain.measures.baseline import Baseline
from bot.domain.measures.guardrail import Guardrail
from bot.domain.measures.metric import Metric, Planned
from bot.domain.measures.milestones import Milestone, Milestones
from bot.domain.measures.range import Range
from bot.domain.measures.yes_no import YesNo

numbers = st.decimals(-(10**6), 10**6, places=2, allow_nan=False)
days = st.dates(date(2026, 9, 1), date(2027, 2, 1))
weights = st.decimals(Decimal("0.1"), 10, places=1)


@st.composite
def metrics(draw: st.DrawFn) -> Metric:
    start, target = draw(st.lists(numbers, min_size=2, max_size=2, unique=True))
    planned = draw(st.dictionaries(days, numbers, max_size=3))
    return Metric(start=start, target=target, curve=tuple(Planned(*point) for point in sorted(planned.items())))


@st.composite
def guardrails(draw: st.DrawFn) -> Guardrail:
    low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    if draw(st.booleans()):
        return Guardrail(bound="at_most", limit=high, warning=draw(st.sampled_from([None, low])))
    return Guardrail(bound="at_least", limit=low, warning=draw(st.sampled_from([None, high])))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    return Range(lo=low, hi=high, start=draw(st.none() | numbers))


@st.composite
def milestones(draw: st.DrawFn) -> Milestones:
    items = st.lists(st.builds(Milestone, st.text(max_size=5), days, weights), min_size=1, max_size=6)
    return Milestones(items=tuple(draw(items)))


yes_nos = st.builds(YesNo, due=st.none() | days, early_warning=st.sampled_from(["", "no date agreed"]))

BY_KIND: dict[str, st.SearchStrategy[Measure]] = {
    "metric": metrics(),
    "guardrail": guardrails(),
    "range": ranges(),
    "milestones": milestones(),
    "yes_no": yes_nos,
    "baseline": st.just(Baseline()),
}
measures: st.SearchStrategy[Measure] = st.one_of(*BY_KIND.values())


@st.composite
def values_of(draw: st.DrawFn, measure: Measure) -> Decimal:
    """A value that somebody may check in."""
    if isinstance(measure, Milestones | YesNo):
        return Decimal(draw(st.integers(0, int(measure.target))))
    return draw(numbers)
