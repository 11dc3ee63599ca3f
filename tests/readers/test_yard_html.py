"""Pages of the legacy site (FORMATS C)."""

from __future__ import annotations

import pytest
from canvas_docs.model import Action, element_of

from tests.conftest import Read
from tests.pages import legacy_action, legacy_page


def action_of(read: Read, body: str) -> Action:
    reference, _ = read({"pots.html": legacy_page(legacy_action(body))})
    (action,) = reference.pages[0].actions
    return action


def test_a_file_name_with_parentheses_gives_the_portals_slug(read: Read) -> None:
    reference, _ = read({"pots_(old).html": legacy_page(legacy_action())})

    assert reference.pages[0].slug == "pots_-old"


def test_a_table_with_a_deprecated_row_has_five_cells_in_all_rows(read: Read) -> None:
    def row(name: str, classes: str, extra: str) -> str:
        return (
            f'<tr class="request-param {classes}"><td>{name}</td><td>\n\n</td><td>string</td><td>{extra}</td>'
            f'<td class="param-desc"><p>About {name}.</p></td></tr>'
        )

    old = "<div><strong>[DEPRECATED]</strong></div><div>Effective 2021-05-26 (notice given 2021-02-18)</div>"
    action = action_of(
        read,
        f'<h4>Request Parameters:</h4><table class="request-params"><tbody>{row("new", "", "")}'
        f"{row('old', 'deprecated', old)}</tbody></table>",
    )

    assert [(p.name, p.description, bool(p.deprecation)) for p in action.parameters] == [
        ("new", "About new.", False),
        ("old", "About old.", True),
    ]
    assert action.parameters[1].deprecation is not None
    assert action.parameters[1].deprecation.effective == "2021-05-26"


@pytest.mark.parametrize(
    ("term", "kind", "required", "allowed"),
    [
        ("Optional, String", "string", False, ()),
        ("Required, Integer", "integer", True, ()),
        ("Integer, Required", "integer", True, ()),
        ('Optional, String, "a"|"b"', "string", False, ("a", "b")),
        ('Optional, "a"|"b"', None, False, ("a", "b")),
        ("DateTime", "string", False, ()),
    ],
)
def test_the_lists_of_2014(read: Read, term: str, kind: str | None, required: bool, allowed: tuple[str, ...]) -> None:
    item = (
        "<li><span class='type'></span><span class='name'>pot</span><div class='inline'>"
        f'<dl class="rdoc-list label-list"><dt>{term}\n<dd>\n<p>The pot.</p>\n</dd></dl></div></li>'
    )
    action = action_of(read, f'<h4>Request Parameters:</h4><ul class="argument">{item}</ul>')
    (parameter,) = action.parameters

    assert (parameter.name, parameter.required, parameter.type.allowed) == ("pot", required, allowed)
    assert parameter.description == "The pot."
    if kind:
        assert parameter.type.kind == kind


def test_a_parameter_of_2014_without_a_term(read: Read) -> None:
    item = "<li><span class='name'>[options]</span><div class='inline'><p>They vary.</p></div></li>"
    action = action_of(read, f'<h4>Request Parameters:</h4><ul class="argument">{item}</ul>')

    assert [(p.name, p.type.text, p.description) for p in action.parameters] == [("[options]", "", "They vary.")]


@pytest.mark.parametrize(
    ("bare", "name", "is_list"),
    [
        ("Returns a\n\n<a href='pots.html#Pot'>Pot</a>\nobject", "Pot", False),
        ("Returns a list of\n\n<a href='pots.html#Pot'>Pot</a>\nobjects", "Pot", True),
        ("Returns a\n\n<a href='pots.html#Pot'>Pot</a>\n", "Pot", False),  # 2014
        ("Returns a list of\n\n<a href='pots.html#Pot'>Pots</a>\n", "Pot", True),  # 2014: the plural
    ],
)
def test_the_bare_returns_text(read: Read, bare: str, name: str, is_list: bool) -> None:
    returns = action_of(read, f"<p>Gets it.</p>\n{bare}").returns

    assert returns is not None
    target = element_of(returns.type).target
    assert target is not None
    assert (target.name, returns.type.kind == "array") == (name, is_list)


def test_values_that_look_like_tags_are_escaped_by_no_one_and_hurt_nothing(read: Read) -> None:
    row = (
        '<tr class="request-param"><td>grades[<student_id>]</td><td>Required</td><td>string</td>'
        '<td class="param-desc"><p>x</p></td></tr>'
    )
    action = action_of(
        read, f'<h4>Request Parameters:</h4><table class="request-params"><tbody>{row}</tbody></table><p>After.</p>'
    )

    assert len(action.parameters) == 1
    assert action.routes[0].path == "/api/v1/pots"


def test_the_templates_unclosed_div_does_not_swallow_the_rest(read: Read) -> None:
    fields = (
        "<h4>API response field:</h4>\n<ul class=\"response_field\">\n<li>\n<span class='type'></span>\n"
        "<span class='name'>size</span>\n<div class='response-field deprecated'>\n<strong>[DEPRECATED] This field is "
        "deprecated, effective 2024-08-01 (notice given 2024-04-01):</strong>\n<div>\n<div class='inline'><p>The size."
        "</p></div></li>\n<li><span class='type'></span><span class='name'>glaze</span>"
        "<div class='inline'><p>The glaze.</p></div></li></ul>"
    )
    second = legacy_action(anchor="pots.show", route="GET /api/v1/pots/:id")
    reference, _ = read({"pots.html": legacy_page(legacy_action(fields) + second)})
    actions = reference.pages[0].actions

    assert [action.name for action in actions] == ["index", "show"]
    assert [(f.name, f.description, bool(f.deprecation)) for f in actions[0].response_fields] == [
        ("size", "The size.", True),
        ("glaze", "The glaze.", False),
    ]


def test_subtopics_are_kept(read: Read) -> None:
    assert action_of(read, "").subtopic == "Pots"


def test_author_hints_stay_in_the_description(read: Read) -> None:
    assert "> Heavy." in action_of(read, '<div class="info-message"><p>Heavy.</p></div>').description


def test_lines_are_those_of_the_page(read: Read) -> None:
    text = legacy_page("\n\n" + legacy_action())
    reference, _ = read({"pots.html": text})
    (action,) = reference.pages[0].actions

    assert "method_details" in text.split("\n")[action.origin.line - 1]
    assert 'class="scope"' in text.split("\n")[action.routes[0].origin.line - 1]
