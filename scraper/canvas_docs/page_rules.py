"""Rules that look at more than one text of a page, each with an example and a counter-example.

The module that applies a rule is found by its name: evidence carries it, and it stands there in quotes.
"""

from __future__ import annotations

from canvas_docs.quirks import PageQuirk
from canvas_docs.rules import PageRule


def _object(name: str, *members: str) -> str:
    """An object as the portal shows it: lines of members, with or without a comment line."""
    inside = ",\n".join(members)
    return f"**A {name} object looks like:**\n\n```js\n{{\n{inside}\n}}\n```\n\n"


def _action(title: str, route: str, action: str, body: str = "") -> str:
    """An action of the portal: its title, route and name in the controller, and what stands below."""
    anchor = f"method.ponds.{action}"
    return (
        f'### [{title}](#{anchor}) <a href="#{anchor}" id="{anchor}"></a>\n\n'
        f"[PondsController#{action}](https://github.com/x/ponds_controller.rb)\n\n**`{route}`**\n\n{body}\n\n"
    )


def _parameters(*rows: str) -> str:
    """A table of parameters; rows are `name | type | description`."""
    lines = "\n".join(f"| {row} |" for row in rows)
    return f"**Request Parameters:**\n\n| Parameter | Type | Description |\n| --- | --- | --- |\n{lines}"


def _returns(name: str) -> str:
    return f"Returns a [{name}](#{name.lower()}) object."


def _lists(name: str) -> str:
    return f"Returns a list of [{name}](#{name.lower()}) objects."


def _answer(json: str) -> str:
    return f"**Example Response:**\n\n```js\n{json}\n```"


def _request(json: str) -> str:
    return f"**Example Request:**\n\n```js\n{json}\n```"


def _commented(comment: str, member: str) -> str:
    return f"// {comment}\n{member}"


_POND = _object("Pond", '"id": 1', '"depth": 2.5', '"is_wet": true')
_FISH = _object("Fish", '"id": 1', '"weight": 2.5', '"fins": 6')

VALUES = (
    PageRule(
        "value-string",
        "an example value that is a string, of no known form",
        _object("Pond", '"mood": "calm"'),
        _object("Pond", '"mood": 3'),
    ),
    PageRule(
        "value-integer",
        "an example value that is a whole number",
        _object("Pond", '"plants": 3'),
        _object("Pond", '"plants": "3"'),
    ),
    PageRule(
        "value-number",
        "an example value with a fraction",
        _object("Pond", '"depth": 2.5'),
        _object("Pond", '"depth": 2'),
    ),
    PageRule(
        "value-boolean",
        "an example value that is true or false",
        _object("Pond", '"wet": true'),
        _object("Pond", '"wet": "true"'),
    ),
    PageRule(
        "value-array",
        "an example value that is a list",
        _object("Pond", '"depths": [1, 2]'),
        _object("Pond", '"depths": "1, 2"'),
    ),
    PageRule(
        "value-object",
        "an example value that is an object",
        _object("Pond", '"site": {"street": "Lake Road"}'),
        _object("Pond", '"site": {"$ref": "Site"}').replace("looks like", "is like"),
    ),
    PageRule(
        "value-map",
        "an example object whose keys are data: numbers, or what its comment calls keys",
        _object("Pond", _commented("The fish, keyed by name.", '"fish": {"Ann": 1, "Bob": 2}')),
        _object("Pond", _commented("The fish.", '"fish": {"ann": 1, "bob": 2}')),
    ),
    PageRule(
        "value-date-time",
        "an example string that is a date with a time",
        _object("Pond", '"dug": "2024-05-01T10:00:00Z"'),
        _object("Pond", '"dug": "on May 1 at 10:00"'),
    ),
    PageRule(
        "value-date",
        "an example string that is a date",
        _object("Pond", '"dug": "2024-05-01"'),
        _object("Pond", '"dug": "2024"'),
    ),
    PageRule(
        "value-uri",
        "an example string that is an address",
        _object("Pond", '"seen_at": "https://pond.example/1"'),
        _object("Pond", '"seen_at": "the shore"'),
    ),
    PageRule(
        "value-email",
        "an example string that is a mail address, where the name or the comment speaks of one",
        _object("Pond", '"email": "ann@pond.example"'),
        _object("Pond", '"keeper": "ann@pond.example"'),
    ),
    PageRule(
        "value-uuid",
        "an example string that is a UUID, where the name or the comment speaks of one",
        _object("Pond", '"uuid": "123e4567-e89b-12d3-a456-426614174000"'),
        _object("Pond", '"mark": "123e4567-e89b-12d3-a456-426614174000"'),
    ),
    PageRule(
        "value-unquoted-string",
        "a word without quotes that is no type, where a value should stand",
        _object("Pond", '"day": fri'),
        _object("Pond", '"day": DateTime'),
    ),
    PageRule(
        "values-differ",
        "example values of several kinds for one thing",
        _object("Pond", '"marks": [1, "deep"]'),
        _object("Pond", '"marks": [1, 2.5]'),
    ),
    PageRule(
        "name-fractional",
        "a whole number under the name of an amount that may be a fraction",
        _object("Pond", '"points": 5'),
        _object("Pond", '"plants": 5'),
    ),
)

LINKS = (
    PageRule(
        "example-names-object",
        'an example that only names an object: `{"type": "Fish"}`',
        _object("Pond", '"guest": {"type": "Fish"}') + _FISH,
        _object("Pond", '"guest": {"type": "Bird"}') + _FISH,
    ),
    PageRule(
        "name-within-object",
        "a field that has the name of an object of the page, behind that of its own object",
        _object("Pond", '"keeper": null') + _object("PondKeeper", '"name": "Ann"'),
        _object("Pond", '"keeper": {"age": 3}') + _object("PondKeeper", '"name": "Ann"'),
    ),
    PageRule(
        "comment-names-object",
        "a comment that names an object: `The WaterLily that grows here`, `a fish object`; or says that its statistics"
        " (or the like) are contained, and one object of the page is named so",
        _object("Pond", _commented("A fish object that lives here.", '"guest": null')) + _FISH,
        _object("Pond", _commented("A fish that lives here.", '"guest": "Ann"')) + _FISH,
    ),
    PageRule(
        "comment-names-several",
        "a comment that names the objects of which the field holds one",
        _object("Pond", _commented("Either a WaterLily or a WaterRat.", '"guest": null'))
        + _object("WaterLily", '"leaves": 3')
        + _object("WaterRat", '"teeth": 4'),
        _object("Pond", _commented("Either a WaterLily or a WaterBear.", '"guest": null'))
        + _object("WaterLily", '"leaves": 3'),
    ),
    PageRule(
        "comment-list-of",
        "a comment that opens with a list of objects",
        _object("Pond", _commented("A list of fish that live here.", '"guests": null')) + _FISH,
        _object("Pond", _commented("Here live some fish.", '"guests": null')) + _FISH,
    ),
    PageRule(
        "comment-opens-with-object",
        "a comment that opens with the name of an object, in two words or more",
        _object("Pond", _commented("Water lily that grows here.", '"guest": null'))
        + _object("WaterLily", '"leaves": 3'),
        _object("Pond", _commented("Lily that grows here.", '"guest": null')) + _object("WaterLily", '"leaves": 3'),
    ),
    PageRule(
        "inline-copy-by-name",
        "an example that has only fields of an object that the field is called like",
        _object("Pond", '"big_fish": {"id": 3, "fins": 4}') + _FISH,
        _object("Pond", '"big_fish": {"id": 3, "legs": 4}') + _FISH,
    ),
    PageRule(
        "inline-copy",
        "an example that has only fields of an object, half of them or more, among them two that few objects have",
        _object("Pond", '"guest": {"id": 3, "weight": 1.5, "fins": 4}') + _FISH,
        _object("Pond", '"guest": {"id": 3}') + _FISH,
    ),
    PageRule(
        "name-of-object",
        "a field without an example that is called like an object",
        _object("Pond", '"fish": null') + _FISH,
        _object("Pond", '"bird": null') + _FISH,
    ),
    PageRule(
        "name-like-object",
        "a field without an example that ends like the name of an object of the page, or has part of its words",
        _object("Pond", '"best_fish": null') + _FISH,
        _object("Pond", '"best_fish": null') + _object("Bird", '"wings": 2'),
    ),
    PageRule(
        "name-shared",
        "a field of which nothing is known, where all other fields of its name agree",
        _object("Pond", '"mood": null') + _object("Bird", '"mood": 3'),
        _object("Pond", '"mood": null') + _object("Bird", '"mood": 3') + _object("Fish", '"mood": "calm"'),
    ),
    PageRule(
        "identity",
        "an id that every example of an object shows",
        _POND,
        _object("Pond", '"id": null', '"depth": 2.5'),
    ),
    PageRule(
        "parameter-type",
        "a field that shows nothing, where the parameter that writes it is a boolean or a number",
        _object("Pond", '"rake": null')
        + _action("Dig a pond", "POST /api/v1/ponds", "create", _parameters("pond[rake] | boolean | Rake it.")),
        _object("Pond", '"rake": null')
        + _action("Dig a pond", "POST /api/v1/ponds", "create", _parameters("pond[rake] | string | Rake it.")),
    ),
    PageRule(
        "filter-values",
        "a field without listed values, where a list of its objects can be filtered by some, and its example is one of "
        "them",
        _object("Pond", '"state": "wet"')
        + _action(
            "List ponds",
            "GET /api/v1/ponds",
            "index",
            _parameters("state | string | Allowed values: `wet`, `dry`") + "\n\n" + _lists("Pond"),
        ),
        _object("Pond", '"state": "iced"')
        + _action(
            "List ponds",
            "GET /api/v1/ponds",
            "index",
            _parameters("state | string | Allowed values: `wet`, `dry`") + "\n\n" + _lists("Pond"),
        ),
    ),
    PageRule(
        "parameter-values",
        "a field without listed values, where the parameter that writes it has some and its example is one of them",
        _object("Pond", '"kind": "salt"')
        + _action(
            "Dig a pond",
            "POST /api/v1/ponds",
            "create",
            _parameters("pond[kind] | string | Allowed values: `salt`, `sweet`"),
        ),
        _object("Pond", '"kind": "bitter"')
        + _action(
            "Dig a pond",
            "POST /api/v1/ponds",
            "create",
            _parameters("pond[kind] | string | Allowed values: `salt`, `sweet`"),
        ),
    ),
    PageRule(
        "parameter-number",
        "a field that shows a whole number, where the parameter of its name is a number",
        _object("Pond", '"size": 3')
        + _action("Dig a pond", "POST /api/v1/ponds", "create", _parameters("size | number | How large.")),
        _object("Pond", '"size": 3')
        + _action("Dig a pond", "POST /api/v1/ponds", "create", _parameters("size | integer | How large.")),
    ),
)

ANSWERS = (
    PageRule(
        "example-outline",
        "an example response that is nearly JSON",
        _action("List ponds", "GET /api/v1/ponds", "index", _answer('[ { "id" 2 } ]')),
        _action("List ponds", "GET /api/v1/ponds", "index", _answer('[ { "id": 2 } ]')),
    ),
    PageRule(
        "rest-sister",
        "an action of which the docs show no answer, where the others of its resource answer one object",
        _POND
        + _action("Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond"))
        + _action("Dig it", "POST /api/v1/ponds", "create"),
        _POND
        + _action("Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond"))
        + _action("Fill it", "DELETE /api/v1/ponds/:id", "destroy"),
    ),
    PageRule(
        "sister-settings",
        "a change of what has no id, such as settings, of which the docs show no answer: it answers what GET does",
        _action("Get settings", "GET /api/v1/ponds/settings", "settings", _answer('{"depth": 1}'))
        + _action("Set settings", "PUT /api/v1/ponds/settings", "set_settings"),
        _action("Get settings", "GET /api/v1/ponds/settings", "settings", _answer('[{"depth": 1}]'))
        + _action("Set settings", "PUT /api/v1/ponds/settings", "set_settings"),
    ),
    PageRule(
        "title-and-sister",
        "the title of an action that names the object which another action of its controller returns",
        _POND
        + _action("Pick a pond", "GET /api/v1/pick", "pick", _returns("Pond"))
        + _action("Get a single pond", "GET /api/v1/single", "show"),
        _POND
        + _action("Pick a pond", "GET /api/v1/pick", "pick", _returns("Pond"))
        + _action("Get a single fish", "GET /api/v1/single", "show"),
    ),
    PageRule(
        "shown-in-answer",
        "a field of which its object shows nothing, in the example of an answer of the page that is that object",
        _object("Pond", '"id": 1', '"flags": null')
        + _action(
            "Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond") + "\n\n" + _answer('{"flags": ["wet"]}')
        ),
        _object("Pond", '"id": 1', '"flags": null')
        + _action(
            "Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond") + "\n\n" + _answer('{"flags": null}')
        ),
    ),
    PageRule(
        "deals-in-one",
        "the verb, the path and the title of an action that shows, makes, changes or deletes one thing, where nothing "
        "else tells its answer: an object, with keys that nobody tells",
        _action("Drain a pond", "POST /api/v1/ponds/:id/drain", "drain"),
        _action("Drain several ponds", "POST /api/v1/ponds/:id/drain", "drain"),
    ),
    PageRule(
        "request-example",
        "the whole body of a request, where only its example shows it",
        _action("Dig ponds", "POST /api/v1/ponds", "create", _request('{"depth": 3}')),
        _action("List ponds", "GET /api/v1/ponds", "index", _request('{"depth": 3}')),
    ),
)

QUIRKS = (
    PageQuirk(
        "comment-same-as",
        "a comment that says which other field has the same format",
        _object("Pond", '"shore": {"length": 3}', _commented("Same format as shore.", '"bank": null')),
        _object("Pond", '"shore": {"length": 3}', _commented("As long as the shore.", '"bank": null')),
        page="appointment_groups",
        mends="the type of new_appointments, which its comment leaves to another field",
    ),
    PageQuirk(
        "inline-copy-with-more",
        "an example that has all fields of the object that the field is called like, and more",
        _object("Pond", '"fish": {"id": 3, "weight": 1.5, "fins": 4, "mood": "calm"}') + _FISH,
        _object("Pond", '"fish": {"id": 3, "mood": "calm"}') + _FISH,
        page="accounts",
        mends="the objects in the lists of help links",
    ),
    PageQuirk(
        "name-of-own-kind",
        "a field without an example that is called like its own object, with a word for kin",
        _object("Pond", '"parent_pond": null'),
        _object("Pond", '"muddy_pond": null'),
        page="calendar_events",
        mends="the events within an event, of which no example shows one",
    ),
    PageQuirk(
        "example-of-sister",
        "an example response that has only fields of the object that the other actions of its resource answer",
        _POND
        + _action("Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond"))
        + _action("Dig it", "POST /api/v1/ponds", "create", _answer('{"id": 1}')),
        _POND
        + _action("Get a pond", "GET /api/v1/ponds/:id", "show", _returns("Pond"))
        + _action("Dig it", "POST /api/v1/ponds", "create", _answer('{"job": 1}')),
        page="courses",
        mends="the answer of an update, of which the example shows a part",
    ),
    PageQuirk(
        "title-continues",
        "a title that begins with the whole title of another action, then `by`, `using`, `via` or `with`",
        _POND
        + _action("Drain a pond", "PUT /api/v1/drain", "drain", _returns("Pond"))
        + _action("Drain a pond by number", "PUT /api/v1/drain/:number", "drain_number"),
        _POND
        + _action("Drain a pond", "PUT /api/v1/drain", "drain", _returns("Pond"))
        + _action("Drain a pond slowly", "PUT /api/v1/drain/:number", "drain_number"),
        page="submissions",
        mends="the answer of the actions that name a submission by the anonymous id",
    ),
)
"""Those that serve a single page, like the rules in `canvas_docs.quirks`."""

PAGE_RULES: tuple[PageRule, ...] = (*VALUES, *LINKS, *ANSWERS, *QUIRKS)
