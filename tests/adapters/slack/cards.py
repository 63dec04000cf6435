"""Any card at all, for Hypothesis."""

from hypothesis import strategies as st

from bot.card import (
    Action,
    Actions,
    Bullets,
    Card,
    Choice,
    Form,
    Heading,
    Input,
    InputKind,
    Note,
    Span,
    Style,
    Table,
    Text,
    Weight,
)

MARKUP = st.sampled_from(
    [
        "<!channel>",
        "<!here>",
        "<@U1>",
        "<#C1>",
        "<http://x.y|z>",
        "*b*",
        "_i_",
        "~s~",
        "`c`",
        "&lt;!channel&gt;",
        "@here",
    ]
)
LONG = st.sampled_from(["w" * 5000, "two words " * 500, '\n"' * 2000, "🟢" * 3001])
WORDS = st.one_of(st.text(max_size=30), MARKUP, LONG)
SHORT = st.text(min_size=1, max_size=20)
LINE = st.lists(st.builds(Span, WORDS, st.sampled_from(Style)), max_size=4).map(tuple)
VALUES = st.dictionaries(SHORT, SHORT, max_size=3)
CHOICES = st.lists(st.builds(Choice, WORDS, st.text(max_size=5) | st.just("v" * 151)), min_size=1, max_size=3).map(
    tuple
)
MENU_CHOICES = st.lists(st.builds(Choice, WORDS, st.text(min_size=1, max_size=5)), min_size=1, max_size=3).map(tuple)

BUTTONS = st.builds(Action, WORDS, SHORT, VALUES, weight=st.sampled_from(Weight))
MENUS = st.builds(Action, WORDS, SHORT, VALUES, picks=SHORT, menu=CHOICES)
ACTIONS = st.lists(st.one_of(BUTTONS, MENUS), min_size=1, max_size=4).map(lambda made: Actions(tuple(made)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    rows = st.lists(LINE, min_size=width, max_size=width).map(tuple)
    return Table(draw(rows), tuple(draw(st.lists(rows, max_size=3))))


@st.composite
def forms(draw: st.DrawFn) -> Form:
    names = draw(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=3, unique=True))
    parts: list[Input | Text | Heading] = [
        Input(
            name,
            kind := draw(st.sampled_from(InputKind)),
            draw(WORDS),
            draw(WORDS),
            draw(WORDS),
            draw(MENU_CHOICES) if kind is InputKind.CHOICE else (),
            required=draw(st.booleans()),
            error=draw(st.none() | WORDS),
        )
        for name in names
    ]
    texts = draw(st.lists(st.one_of(st.builds(Text, LINE), st.builds(Heading, LINE)), max_size=3))
    return Form(draw(SHORT), draw(WORDS), draw(WORDS), (*texts, *parts), draw(VALUES))


BLOCKS = st.one_of(
    st.builds(Heading, LINE),
    st.builds(Text, LINE),
    st.builds(Note, LINE),
    st.builds(Bullets, st.lists(LINE, max_size=6).map(tuple)),
    tables(),
    ACTIONS,
)
MESSAGES = st.builds(Card, WORDS, st.lists(BLOCKS, max_size=6).map(tuple))
FORM_CARDS = st.builds(
    lambda words, before, form: Card(words, (*before, form)), WORDS, st.lists(BLOCKS, max_size=4), forms()
)
