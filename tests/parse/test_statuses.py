import pytest
from canvas_docs.blocks import Items, Paragraph, Span
from canvas_docs.model import Example, Status
from canvas_docs.parse.statuses import example_statuses, parse_statuses


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("204 No Content response code is returned if the bed is empty.", [Status(204, "if the bed is empty.")]),
        ("Waters it. On success, the response will be 204 No Content with an empty body.", [Status(204)]),
        (
            "Responds with status code 201 if the bed was empty, and the seeds.",
            [Status(201, "if the bed was empty, and the seeds")],
        ),
        ("If watering is not allowed, a 401 will be returned.", [Status(401)]),
        ("Returns the bed, or a 401 if the caller may not see it.", [Status(401, "if the caller may not see it")]),
        ("A bed of stone will return a 422.", [Status(422)]),
        ("The server will respond with a 503 error.", [Status(503)]),
        ("Responds with a redirect to the bed, if any (404 otherwise).", [Status(302), Status(404)]),
        ("Waters it. Returns 204 No Content response code if successful.", [Status(204, "if successful")]),
        ("Returns a [204 No Content](beds.md#204 no content) object.", [Status(204)]),
        ("Returns a 204 No Content object", [Status(204)]),
        (r"\<b>204 No Content\<b> response code is returned if it is dug.", [Status(204, "if it is dug.")]),
        ("Will redirect to a static file of all beds.", [Status(302)]),
        ("Digs. The gate that redirects to the bed stays.", []),
        ("Grow up to 100 new plants. The limit is 404 plants.", []),
    ],
)
def test_a_status_in_a_sentence(sentence: str, statuses: list[Status]) -> None:
    assert list(parse_statuses([Paragraph((Span(sentence),), 1)])) == statuses


def test_a_status_that_leads_a_bullet() -> None:
    bullets = Items(
        (
            (Paragraph((Span("409 Conflict", strong=True), Span(" if the bed is taken")), 1),),
            (Paragraph((Span("404 Not Found", code=True), Span(": no such bed")), 2),),
            (Paragraph((Span("a plain bullet"),), 3),),
        ),
        1,
    )
    assert parse_statuses([bullets]) == (Status(409, "if the bed is taken"), Status(404, "no such bed"))


def test_a_status_in_the_first_line_of_an_example() -> None:
    examples = [
        Example('201\n{"a": 1}'),
        Example("HTTP/1.1 204\n"),
        Example('404\n{"error": "no bed"}'),
        Example("[404]"),
    ]
    assert example_statuses([*examples, examples[0]]) == (Status(201), Status(204), Status(404))
