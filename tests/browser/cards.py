"""What the bot of the small company says."""

from bot.card import Action, Actions, Bullets, Card, Choice, Form, Heading, Input, InputKind, Span, Style, Text, Weight


def line(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def key_result(key: str, words: str) -> tuple[Span, ...]:
    return (Span(key, Style.CODE), Span(f" {words}"))


CHECK_IN = Form(
    "check_in",
    "Check in",
    "Send",
    (
        Heading(key_result("GROW-2.1", "Activation rate")),
        Text(line("last 27 %, target 40 %")),
        Input("value:GROW-2.1", InputKind.TEXT, "Value", "", "for example 29 %", required=True),
        Input("confidence:GROW-2.1", InputKind.CHOICE, "Confidence", "", choices=(Choice("6 of 10", "6"),)),
        Input("note:GROW-2.1", InputKind.LONG, "Note"),
    ),
    {"ask": "ana:2026-W46"},
)
ASK = Card(
    "Two key results, about a minute",
    (
        Heading(line("Two key results, about a minute")),
        Bullets(
            (
                key_result("GROW-2.1", "Activation rate: last 27 %, target 40 %, on pace 31 %  ▂▃▃▄  🟡 at risk"),
                key_result("GROW-2.2", "Weekly active teams: last 410, target 500  ▃▄▅▆  🟢 on track"),
            ),
        ),
        Actions(
            (
                Action("Check in", "check_in", {"ask": "ana:2026-W46"}, weight=Weight.PRIMARY),
                Action("No change", "no_change", {"ask": "ana:2026-W46"}),
                Action(
                    "Snooze",
                    "snooze",
                    {"ask": "ana:2026-W46"},
                    picks="until",
                    menu=(Choice("Tomorrow", "tomorrow"), Choice("Monday", "monday")),
                ),
            ),
        ),
        Text((Span("or just type: 2.1 29, conf 6", Style.ITALIC),)),
    ),
)  # fmt: skip
DIGEST = Card(
    "Growth, week 7 of 13",
    (Heading(line("Growth, week 7 of 13")), Actions((Action("All key results", "team", {"key": "GROW"}),))),
)


def said(words: str) -> Card:
    return Card(words, (Text(line(words)),))
