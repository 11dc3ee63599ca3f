"""Invented pages of the true structure, and a reference that means harm."""

from __future__ import annotations

from canvas_docs.model import (
    Action,
    Appendix,
    Deprecation,
    Example,
    Field,
    Grade,
    Key,
    KeyKind,
    ObjectDefinition,
    ObjectType,
    Page,
    Parameter,
    Primitive,
    Reference,
    ReferenceType,
    Returns,
    Route,
    ScalarType,
    Scope,
    Target,
)

WIDGETS = """# Widgets

## Widgets API

API for widgets. See also [gadgets](https://developerdocs.instructure.com/services/canvas/gadgets#method.gadgets.show).

**A Widget object looks like:**

```js
{
  // the id of the widget
  "id": 17,
  // the name of the widget
  "name": "Left-handed",
  // The Gadget that holds the widget
  "gadget": {"id": 3, "label": "Shelf", "widget": null},
  // one of 'new', 'worn'
  "state": "new"
}
```

### [List widgets](#method.widgets.index) <a href="#method.widgets.index" id="method.widgets.index"></a>

[WidgetsController#index](https://github.com/instructure/canvas-lms/blob/master/app/controllers/widgets_controller.rb)

**`GET /api/v1/courses/:course_id/widgets`**

**Scope:** `url:GET|/api/v1/courses/:course_id/widgets`

**`GET /api/v1/groups/:group_id/widgets`**

**Scope:** `url:GET|/api/v1/groups/:group_id/widgets`

A paginated list of widgets. To make one, see [Create a widget](#method.widgets.create).

**Request Parameters:**

| Parameter   | Type     | Description                                                                       |
| ----------- | -------- | --------------------------------------------------------------------------------- |
| `include[]` | `string` | <p>What to add.</p><p>Allowed values: <code>gadget</code>, <code>cogs</code></p>  |

Returns a list of [Widget](#widget) objects.

### [Create a widget](#method.widgets.create) <a href="#method.widgets.create" id="method.widgets.create"></a>

[WidgetsController#create](https://github.com/instructure/canvas-lms/blob/master/app/controllers/widgets_controller.rb)

**`POST /api/v1/courses/:course_id/widgets`**

**Scope:** `url:POST|/api/v1/courses/:course_id/widgets`

Makes a widget.

**Request Parameters:**

| Parameter            | Type              | Description               |
| -------------------- | ----------------- | ------------------------- |
| `widget[name]`       | Required `string` | The name of the widget.   |
| `widget[sizes][]`    | `integer`         | The sizes of the widget.  |
| `widget[cog][teeth]` | `integer`         | How many teeth it has.    |

**Example Request:**

```bash
curl https://<canvas>/api/v1/courses/<course_id>/widgets -X POST
```

Returns a [Widget](#widget) object.
"""

GADGETS = """# Gadgets

## Gadgets API

API for gadgets.

**A Gadget object looks like:**

```js
{
  // the id of the gadget
  "id": 3,
  // the label of the gadget
  "label": "Shelf",
  // The Widget in front, or null
  "widget": {"id": 17, "name": "Left-handed", "gadget": null, "state": "new"}
}
```

### [Get a gadget](#method.gadgets.show) <a href="#method.gadgets.show" id="method.gadgets.show"></a>

[GadgetsController#show](https://github.com/instructure/canvas-lms/blob/master/app/controllers/gadgets_controller.rb)

**`GET /api/v1/gadgets/:id`**

**Scope:** `url:GET|/api/v1/gadgets/:id`

One gadget.

Returns a [Gadget](#gadget) object.
"""

HARM = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
    "<svg onload='window.harmed = 1'></svg></p></div></section></main><style>*{display:none}</style>"
    "[click](javascript:window.harmed=1) [data](data:text/html,<script>window.harmed=1</script>) "
    "![picture](https://elsewhere.example/pixel.png) <iframe src='https://elsewhere.example/'></iframe>"
    "{{ 7 * 7 }} {% for x in y %} ${7*7} <b onmouseover=window.harmed=1>bold"
)
LONG = "w" * 10_000
_ODD = "\"'><script>window.harmed = 1</script>"


def hostile_reference() -> Reference:
    """Every text of the model set to harm: what a changed page or a forged reference.json could hold."""
    code = "```\n</code></pre><script>window.harmed = 1</script>\n```"
    table = f"| a | b |\n|--|--|\n| {HARM} | x |"
    text = f"{HARM}\n\n# heading\n\n{LONG}\n\n{code}\n\n{table}"
    string = ScalarType(Primitive.STRING, text=HARM, allowed=(_ODD, LONG), grade=Grade.INFERRED, rule=_ODD)
    field = Field(_ODD, string, text, default=_ODD, example=HARM, deprecation=Deprecation(text, _ODD, _ODD))
    object_ = ObjectDefinition(
        "Hostile",
        ObjectType((field, Field(LONG, ReferenceType(Target("Hostile", page="../evil"))))),
        Example(f"</code></pre>{HARM}", language=_ODD, title=_ODD),
        description=text,
        anchor=_ODD,
    )
    parameters = tuple(
        Parameter(name, (Key(KeyKind.NAME, name),), string, description=text, default=_ODD) for name in (_ODD, LONG)
    )
    action = Action(
        routes=tuple(
            Route(verb, f"/api/v1/hostile/:id{_ODD.replace('/', '')}", Scope(f"url:{verb}|{_ODD}"))
            for verb in ("GET", "POST")
        ),
        anchor=f"method.hostile{_ODD}",
        title=f"Title {_ODD}",
        controller=_ODD,
        name=_ODD,
        source_url="javascript:window.harmed=1",
        description=text,
        beta=True,
        deprecation=Deprecation(text, _ODD, _ODD),
        parameters=parameters,
        request_examples=(Example(f"curl {HARM}", title=_ODD),),
        response_examples=(Example(HARM, value={_ODD: HARM}, is_json=True),),
        returns=Returns("", ReferenceType(Target("Hostile", page="../evil"), grade=Grade.DOCUMENTED)),
    )
    page = Page(
        slug="../evil",
        title=f"Hostile {_ODD}",
        form="gitbook-markdown",
        description=text,
        objects=(object_,),
        actions=(action,),
        appendixes=(Appendix(_ODD, text, anchor=_ODD),),
        url="javascript:window.harmed=1",
    )
    calm = Page(slug="Evil", title="Calm", form="gitbook-markdown", description="Nothing to see.")
    return Reference((page, calm), edition=_ODD)
