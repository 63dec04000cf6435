"""Cards that every renderer must be able to draw: each block, and more of everything than any platform takes."""

from collections.abc import Mapping

from bot.card import (
    Action,
    Actions,
    Block,
    Bullets,
    Card,
    Choice,
    Form,
    Heading,
    Input,
    InputKind,
    Line,
    Note,
    Span,
    Style,
    Table,
    Text,
    Weight,
)

LONG = ("Activation slipped because the trial asks for a card too early. " * 80)[:5000]
UNBROKEN = "w" * 5000
NASTY = "<!channel> <@U1|x> &amp; *b* _i_ ~s~ `c` [l](https://example.org) <b>h</b> :fire: @everyone \\ | \u202e\u200b"


def _line(text: str) -> Line:
    return (Span(text),)


def _card(summary: str, *blocks: Block) -> Card:
    return Card(summary, blocks)


def _choices(count: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"Person {number}", f"person-{number}") for number in range(1, count + 1))


def _button(number: int) -> Action:
    return Action(f"Button {number}", "press", {"number": str(number)})


def _inputs(count: int) -> tuple[Input, ...]:
    return tuple(Input(f"value:GROW-1.{n}", InputKind.TEXT, f"Value of GROW-1.{n}") for n in range(1, count + 1))


_STYLES = (
    Span("plain "),
    Span("bold", Style.BOLD),
    Span(" "),
    Span("italic", Style.ITALIC),
    Span(" "),
    Span("GROW-2.1", Style.CODE),
    Span("\nsecond line"),
)
_ASK_BUTTONS = Actions(
    (
        Action("Check in", "check_in", {"ask": "ana:2026-W45"}, weight=Weight.PRIMARY),
        Action("No change", "no_change", {"ask": "ana:2026-W45"}),
        Action("Undo", "undo", weight=Weight.DANGER),
        Action(
            "Snooze",
            "snooze",
            {"ask": "ana:2026-W45"},
            picks="until",
            menu=(Choice("Tomorrow", "tomorrow 9"), Choice("Monday", "monday 9")),
        ),
    ),
)
_FORM = Form(
    "check_in",
    "Check in",
    "Send",
    (
        Heading(_line("Activation rate")),
        Text(_line("last 27 %, target 40 %")),
        Input("value:GROW-2.1", InputKind.TEXT, "Value", "27", "like 29 %", required=True),
        Input("confidence:GROW-2.1", InputKind.CHOICE, "Confidence", "6", choices=_choices(2)),
        Input("word:GROW-2.1", InputKind.CHOICE, "Status", "at_risk", choices=(Choice("At risk", "at_risk"),)),
        Input("note:GROW-2.1", InputKind.LONG, "Note", "first line\nsecond line", error="Say it in fewer words."),
    ),
    {"ask": "ana:2026-W45"},
)

CARDS: Mapping[str, Card] = {
    "summary alone": _card("Nothing new this week"),
    "ask": _card(
        "Three key results, about a minute",
        Heading(_line("Three key results, about a minute")),
        Text((Span("GROW-2.1", Style.CODE), Span(" Activation rate: last 27 %, target 40 %\n▂▃▃▄  🟡 at risk"))),
        _ASK_BUTTONS,
        Text((Span("or just type: 2.1 29, conf 6", Style.ITALIC),)),
    ),
    "every block": _card(
        "Growth, week 7 of 13",
        Heading(_STYLES),
        Text(_STYLES),
        Bullets((_STYLES, _line("second"))),
        Note(_STYLES),
        Table((_line("Key result"), _line("Status")), ((_STYLES, _line("🟢 on track")), ((), ()))),
        _ASK_BUTTONS,
    ),
    "form": _card("Check in", _FORM),
    "form after texts": _card("Your week", Heading(_line("Your week")), Text(_line("Two are due.")), _FORM),
    "nothing but blanks": _card(
        " ",
        Heading(_line(" ")),
        Text(()),
        Note(_line("\n")),
        Bullets((_line(" "),)),
        Table((_line(" "),), ((_line(""),),)),
    ),
    "markup in values": _card(
        NASTY,
        Heading(_line(NASTY)),
        Text((Span(NASTY, Style.BOLD), Span(NASTY, Style.CODE), Span(NASTY, Style.ITALIC), Span(NASTY))),
        Bullets((_line(NASTY),)),
        Note(_line(NASTY)),
        Table((_line(NASTY),), ((_line(NASTY),),)),
        Actions((Action(NASTY, "press", {"text": NASTY}, picks="pick", menu=(Choice(NASTY, NASTY),)),)),
    ),
    "other scripts": _card(
        "مراجعة الأسبوع",
        Heading(_line("مراجعة الأسبوع")),
        Text(_line("週次レビュー 👩‍👩‍👧‍👦 é ﬁ 𝒳 नमस्ते")),
        Text(_line("👩‍👩‍👧‍👦" * 1000)),
    ),
    "5000 characters everywhere": _card(
        LONG,
        Heading(_line(LONG)),
        Text(_line(LONG)),
        Text(_line(UNBROKEN)),
        Text(tuple(Span(f"{n} ", Style.BOLD if n % 2 else Style.PLAIN) for n in range(1500))),
        Bullets((_line(LONG),) * 3),
        Note(_line(LONG)),
        Table((_line(LONG), _line("b")), ((_line(LONG), _line(UNBROKEN)),)),
        Actions((Action(LONG, "press", {"text": "x" * 1500}, picks="pick", menu=(Choice(LONG, "x" * 140),)),)),
    ),
    "5000 characters in a form": _card(
        LONG,
        Form(
            "add",
            LONG,
            LONG,
            (
                Heading(_line(LONG)),
                Text(_line(LONG)),
                Input("title:new", InputKind.TEXT, LONG, LONG, LONG, required=True),
                Input("note:new", InputKind.LONG, LONG, LONG, LONG, error=LONG),
                Input("owner:new", InputKind.CHOICE, LONG, "ana", LONG, choices=(Choice(LONG, "ana"),)),
            ),
        ),
    ),
    "60 blocks": _card("60 blocks", *(Text(_line(f"Block {number}")) for number in range(1, 61))),
    "200 bullets": _card("200 bullets", Bullets(tuple(_line(f"Bullet {number}") for number in range(1, 201)))),
    "30 buttons": _card("30 buttons", Text(_line("Choose")), Actions(tuple(map(_button, range(1, 31))))),
    "120 choices": _card(
        "120 choices",
        Actions((Action("Choose a person", "needs", {"key": "GROW-2.1"}, picks="person", menu=_choices(120)),)),
    ),
    "120 choices in a form": _card(
        "120 choices",
        Form(
            "add",
            "Add",
            "Add",
            (Input("owner:new", InputKind.CHOICE, "Owner", "person-120", choices=_choices(120), required=True),),
        ),
    ),
    "60 inputs": _card("60 inputs", Form("check_in", "Check in", "Send", _inputs(60), {"ask": "ana:2026-W45"})),
    "300 rows": _card(
        "300 rows",
        Table(
            tuple(map(_line, ("Key", "Title", "Status"))),
            tuple(tuple(map(_line, (f"GROW-{n}.1", f"Title {n}", "🟢 on track"))) for n in range(1, 301)),
        ),
        Actions((_button(1),)),
    ),
    "25 columns, two tables": _card(
        "25 columns",
        *[Table(tuple(_line(f"C{n}") for n in range(25)), (tuple(_line(str(n)) for n in range(25)),))] * 2,
    ),
}
