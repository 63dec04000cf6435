"""No value can be markup, wherever it stands in a template."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, UndefinedError

from bot.card import BadMarkdown, Card, Note, Span, Style, Text, card_to_json
from prompts.rendering import PromptError, environment, render

PLACES = {
    "summary": "summary: {{ v }}\n\nx",
    "start of the card": "{{ v }}: said",
    "heading": "# {{ v }}",
    "text": "said {{ v }} said",
    "whole text": "summary: s\n\n{{ v }}",
    "start of a line": "said\n{{ v }}. said\n{{ v }}) said",
    "inside a word": "a{{ v }}b_c",
    "before an underscore": "x{{ v }}a_b",
    "bold": "said**{{ v }}**said",
    "italic": "said*{{ v }}*said",
    "code": "said`{{ v }}`said",
    "bullet": "summary: s\n\n- {{ v }}\n- a {{ v }}",
    "quote": "summary: s\n\n> {{ v }}\n> and {{ v }}",
    "table": "summary: s\n\n| {{ v }} | b |\n|---|---|\n| {{ v }} | {{ v }} said |\n| 1 | 2 |",
    "button": "summary: s\n\n[{{ v }}](okr:go?a={{ v }}&b={{ v }}x) [Go](okr:go)",
    "menu": 'summary: s\n\n[Go](okr:go "until: a{{ v }}={{ v }} | b{{ v }}=x {{ v }} ")',
    "form": '```form go?a={{ v }} "{{ v }}" "{{ v }}"\n# {{ v }}\n> {{ v }}\nname | text | Label\n```',
    "input": '```form go "T" "S"\nvalue:{{ v }} | text* | {{ v }} | {{ v }} | {{ v }}\n```',
    "choice": '```form go "T" "S"\na | choice(x{{ v }}={{ v }}; y=Y {{ v }}) | A | {{ v }}\n```',
    "macro": "{% macro m(a) %}**a** {{ a }}{% endmacro %}{{ m(v) }}",
    "macro in a macro": "{% macro m(a) %}*{{ a }}*{% endmacro %}{% macro n(a) %}x {{ a }}{% endmacro %}{{ n(m(v)) }}",
    "caller": "{% macro m() %}x {{ caller() }}{% endmacro %}{% call m() %}**{{ v }}**{% endcall %}",
    "imported macro": '{% from "_part.md" import part %}x {{ part(v) }}',
    "include": 'x {% include "_included.md" %}',
    "joined": 'x {{ "a" ~ v }}',
    "set": "{% set w %}{{ v }}{% endset %}x {{ w }}",
}
PARTS = {"_part.md": "{% macro part(a) %}`a` {{ a }}{% endmacro %}", "_included.md": "*{{ v }}* "}
TEMPLATES = environment(DictLoader({f"{name}.md": text for name, text in PLACES.items()} | PARTS))
MARKUP = "#>-+*_`~|[](){}<>!\\\"'=;:&@./?%$^, \t1a٣é\u3000\u00a0"
WORDS = "``` --- summary ** *x* `x` ![x](y) [x](okr:drop) <b> <!channel> &amp; &#42; a%20b &b=1 = ; )*"
NASTY = [
    *WORDS.split(),
    "# x",
    "- x",
    "* x",
    "1. x",
    "> x",
    "| x | y |",
    "summary: x",
    "\\",
    "x\\",
    '" "danger',
    "{{ x }}",
    "{% raw %}",
    " x ",
    "\tx",
    "٣",
    "é",
    "\u3000",
    "\xa0",
    "x\x00y",
]
VALUES = st.one_of(st.text(min_size=1), st.text(alphabet=MARKUP, min_size=1, max_size=12), st.sampled_from(NASTY))
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def say(name: str, value: object) -> Card:
    return render(TEMPLATES, name, locale="en", zone=None, values={"v": value})


def blocks_with(json: object, change: Callable[[str], str]) -> object:
    if isinstance(json, str):
        return change(json)
    if isinstance(json, list):
        return [blocks_with(part, change) for part in json]
    if isinstance(json, dict):
        return {change(str(name)): blocks_with(part, change) for name, part in json.items()}
    return json


def on_one_line(value: str) -> str:
    folded = value.replace("\r\n", " ")
    return "".join(" " if character in BREAKS else character for character in folded)


@pytest.mark.parametrize("place", PLACES)
@given(value=VALUES)
@example(value="summary")
@example(value="a\r\nb\n# c")
def test_any_value_arrives_as_it_is_and_changes_nothing_else(place: str, value: str) -> None:
    expected = blocks_with(
        card_to_json(say(place, "STAND-IN"))["blocks"], lambda text: text.replace("STAND-IN", on_one_line(value))
    )
    assert card_to_json(say(place, value))["blocks"] == expected


def test_filters_work_on_the_value_before_it_is_hidden() -> None:
    made = environment(DictLoader({"x.md": "{{ v|upper|replace('A', '**') }}"}))
    assert render(made, "x", locale="en", zone=None, values={"v": "*a"}).blocks == (Text((Span("***"),)),)


@given(value=VALUES)
def test_the_summary_is_one_line_with_the_value_in_it(value: str) -> None:
    assert say("summary", value).summary == on_one_line(value).strip()
    assert "\n" not in say("start of the card", value).summary


@pytest.mark.parametrize("place", sorted(PLACES.keys() - {"heading"}))
def test_an_empty_value_breaks_nothing(place: str) -> None:
    say(place, "")


@given(value=st.text(min_size=1))
def test_line_breaks_are_kept_where_the_template_says_so(value: str) -> None:
    made = environment(DictLoader({"x.md": "summary: s\n\n> {{ v|lines }}\n\nsaid {{ v|field }}"}))
    card = render(made, "x", locale="en", zone=None, values={"v": value})
    kept = "".join("\n" if character in BREAKS else character for character in value.replace("\r\n", "\n"))
    assert card.blocks == (Note((Span(kept),)), Text((Span(f"said {kept}"),)))


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'v' is undefined"):
        render(TEMPLATES, "text", locale="en", zone=None, values={})


def test_none_is_an_error() -> None:
    with pytest.raises(PromptError, match="says None"):
        say("text", None)


@pytest.mark.parametrize("expression", ["m() ~ v", "m()|trim", "[m(), v]|join"])
def test_what_a_macro_made_is_a_value_once_it_is_mixed_with_values(expression: str) -> None:
    made = environment(DictLoader({"x.md": "{% macro m() %}*a*{% endmacro %}{{ " + expression + " }}"}))
    (block,) = render(made, "x", locale="en", zone=None, values={"v": "*b*"}).blocks
    assert isinstance(block, Text)
    assert {span.style for span in block.line} == {Style.PLAIN}


def test_a_mistake_in_the_markdown_names_the_template() -> None:
    made = environment(DictLoader({"x.md": "# a\n\n## {{ v }}"}))
    with pytest.raises(BadMarkdown, match=r"^x\.md, line 3 \('## #'\)"):
        render(made, "x", locale="en", zone=None, values={"v": "#"})


def test_a_macro_makes_no_line_breaks_around_what_it_says() -> None:
    made = environment(DictLoader({"x.md": "{% macro m() %}\n*a*\n{% endmacro %}\nb {{ m() }} c"}))
    assert render(made, "x", locale="en", zone=None, values={}).summary == "b a c"
