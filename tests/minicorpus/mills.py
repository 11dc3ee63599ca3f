"""A page of the mini-corpus whose irregularities are those of the authors, so that all published forms show them.

The greenhouse (`tests/forms/greenhouse.py`) is the API as it should be documented; this page is what happens.
"""

from __future__ import annotations

from tests.forms.invented import (
    InventedAction,
    InventedField,
    InventedObject,
    InventedPage,
    InventedParameter,
    Kind,
    bullets,
    code,
    p,
)

MILL = InventedObject(
    "Mill",
    (
        InventedField("id", "The id of the mill.", "7"),
        InventedField("name", "What the mill is called.", '"Old Anna"'),
        InventedField("turns", "Which way it turns: ‘left’ or ‘right`", '"left"'),
        InventedField("built_at", "When it was built.", '"1812-05-01T12:00:00Z"'),
        InventedField("sail_ids", "The sails that it has.", "[3, 4]"),
        InventedField("grain_sack", "What is being ground, or null.", '{"weight": 40.5}'),
    ),
    comment="A mill, with a view of the sea.",
)
SAIL = InventedObject(
    "Mills::Sail", (InventedField("id", "The id.", "3"), InventedField("torn", "Whether it is torn.", "false"))
)
SACK = InventedObject("grain_sack", (InventedField("weight", "In kilograms.", "40.5"),))

MILLS = InventedPage(
    slug="mills",
    legacy="mills",
    title="Mills",
    description=(p("Mills by the sea."),),
    objects=(MILL, SAIL, SACK),
    actions=(
        InventedAction(
            anchor="method.mills.index",
            title="List mills",
            routes=("GET /api/v1/coasts/:coast_id/mills", "GET /api/v1/mills"),
            controller="MillsController#index",
            description=(p("Returns those mills that stand on the coast."),),
            parameters=(
                InventedParameter("turning", "boolean", (p("no description"),)),
                InventedParameter(
                    "side", "string", (p("Where it stands. Allowed values: ", code("land"), ", ", code("sea")),)
                ),
                InventedParameter("shape", "string", (p("Its shape."),), allowed=("post", "", "tower")),
                InventedParameter("built_before", "Date", (p("Only older ones."),)),
                InventedParameter("picture", "URL", (p("Only the mill with this picture."),)),
                InventedParameter("sails", "[Sail]", (p("Only mills with these sails."),)),
                InventedParameter("millers", "multiple Millers", (p("Only mills of these millers."),)),
                InventedParameter("colour", "Deprecated", (p("Has no effect."),)),
                InventedParameter("speed:", "Numeric", (p("Only mills that turn faster."),)),
            ),
            returns=(Kind.LIST, "Mill"),
        ),
        InventedAction(
            anchor="method.mills.create",
            title="Build a mill",
            routes=("POST /api/v1/mills",),
            controller="MillsController#create",
            description=(p("Builds it."),),
            parameters=(
                InventedParameter("mill[name]", "string", (p("Its name."),), required=True),
                InventedParameter("mill[sails][]", "Array", (p("The ids of its sails."),)),
                InventedParameter("mill[gears][][teeth]", "integer", (p("How many teeth."),)),
                InventedParameter("mill[loads][<day>][sacks]", "integer", (p("Sacks on each day."),)),
                InventedParameter("mill[plan]", "Hash", (p("Free of form."),)),
                InventedParameter("https://mills.example/claims/speed", "string", (p("A claim."),)),
                InventedParameter("colour", "string", (p("(DEPRECATED) Use mill[name]."),)),
                InventedParameter("notes", "string", (bullets((p("DEPRECATED"), p("Nobody reads them."))),)),
            ),
            requests=(
                "curl https://<canvas>/api/v1/mills \\\n     -X POST \\\n     -F 'mill[name]=Old Anna'",
                'curl \'https://<canvas>/api/v1/mills\' -d \'{"mill": {"name": "Old Anna"}}\'',
            ),
            responses=(
                '{\n  \'id\': 7,\n  // what it is called\n  "name": "Old Anna",\n  ...\n}',
                '{"id": 8, "name": "New Anna",}',
            ),
            returns=(Kind.ONE, "Mill"),
        ),
        InventedAction(
            anchor="method.mills.sail",
            title="Get a sail",
            routes=("GET /api/v1/mills/:mill_id/sails/:id",),
            controller="MillsController#sail",
            description=(p("One of its sails."),),
            parameters=(InventedParameter("mill_id", "integer", (p("The mill."),), required=True),),
            returns=(Kind.ONE, "Mills::Sail"),
        ),
        InventedAction(
            anchor="method.mills.sail_again",
            title="Get a sail (again)",
            routes=("GET /api/v1/mills/:mill_id/sails/:sail_id",),
            controller="MillsController#sail_again",
            description=(p("The same route once more."),),
            parameters=(InventedParameter("with_cloth", "boolean", (p("Whether to tell of the cloth."),)),),
        ),
    ),
)
