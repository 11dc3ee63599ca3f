"""The invented API: a greenhouse with plants, beds and watering schedules.

Each action stands for something that the real pages do; the comment above it says what.
"""

from __future__ import annotations

from tests.forms.invented import (
    Dates,
    InventedAction,
    InventedAppendix,
    InventedField,
    InventedObject,
    InventedPage,
    InventedParameter,
    Kind,
    bullets,
    code,
    link,
    p,
    strong,
)

_CURL = "curl https://<canvas>/api/v1/{} \\\n     -H 'Authorization: Bearer <token>'"

PLANT = InventedObject(
    "Plant",
    (
        InventedField("id", "The ID of the plant.", "12"),
        InventedField("name", "What the label says, or null if it has none", '"Basil"'),
        InventedField("state", "One of 'seed', 'growing', 'withered'", '"growing"'),
        InventedField("sown_at", "When it was sown.", '"2024-03-01T06:00:00Z"'),
        InventedField("bed", "The Bed that the plant stands in", '{"id": 3, "label": "North"}'),
    ),
)
BED = InventedObject(
    "Bed",
    (
        InventedField("id", "The ID of the bed.", "3"),
        InventedField("label", "The label.", '"North"'),
        InventedField("plant_ids", "The plants in it.", "[12, 13]"),
    ),
    comment="A bed holds plants.",
)
ARCHIVED_PLANT = InventedObject(  # a twin of another page: same name, other fields
    "Plant",
    (
        InventedField("id", "The ID of the archived plant.", "99"),
        InventedField("composted", "Whether it is compost by now.", "true"),
    ),
    deprecated=Dates("2024-09-01", "2024-03-01", "Archived plants are listed with the others."),
)

PLANTS = InventedPage(
    slug="plants",
    legacy="plants",
    title="Plants",
    description=(
        p("API for the plants of a greenhouse. Use ", code("plant_state"), " to find ", strong("withered"), " ones."),
        p("More is said in the ", link("almanac", "https://example.com/almanac"), "."),
    ),
    objects=(PLANT,),
    actions=(
        # several routes, a list, enums of a list, an inline list in a cell, a default, pagination
        InventedAction(
            anchor="method.plants.index",
            title="List plants",
            routes=("GET /api/v1/greenhouses/:greenhouse_id/plants", "GET /api/v1/beds/:bed_id/plants"),
            controller="PlantsController#index",
            subtopic="Plants",
            description=(p("Returns the paginated list of plants that the gardener may see."),),
            parameters=(
                InventedParameter(
                    "include[]",
                    "string",
                    (
                        p("More to know about each plant."),
                        bullets(
                            (p("“bed”"), p("the bed it stands in")), (p("“watering_plan”"), p("when it gets water"))
                        ),
                    ),
                    allowed=("bed", "watering_plan"),
                ),
                InventedParameter(
                    "plant_state",
                    "string",
                    (p("Only plants in this state. Defaults to “growing”."),),
                    allowed=("seed", "growing", "withered"),
                ),
                InventedParameter("sown_before", "DateTime", (p("Only plants sown before then."),)),
                InventedParameter("min_height", "Float", (p("In metres."),)),
                InventedParameter("exclude_tags", "String[]", (p("Tags to leave out."),)),
                InventedParameter("order", "string", (p("DEPRECATED Use sort instead."),)),
            ),
            requests=(_CURL.format("greenhouses/1/plants"),),
            returns=(Kind.LIST, "Plant"),
        ),
        # a path parameter with a row, a returns line with "a"
        InventedAction(
            anchor="method.plants.show",
            title="Get a plant",
            routes=("GET /api/v1/plants/:id",),
            controller="PlantsController#show",
            subtopic="Plants",
            description=(p("The ", code("id"), " may be ", code("self"), " for the plant one is talking to."),),
            parameters=(InventedParameter("id", "string", (p("The plant."),), required=True),),
            returns=(Kind.ONE, "Plant"),
        ),
        # nested names, a parent with a row of its own, arrays of objects, Required, types, mixed verbs
        InventedAction(
            anchor="method.plants.update",
            title="Create or update a plant",
            routes=("POST /api/v1/greenhouses/:greenhouse_id/plants", "PUT /api/v1/plants/:id"),
            controller="PlantsController#update",
            subtopic="Plants",
            description=(p("Sows a plant, or changes one."),),
            parameters=(
                InventedParameter("plant[name]", "string", (p("What the label says."),), required=True),
                InventedParameter("plant[height]", "Positive Integer", (p("In millimetres."),)),
                InventedParameter("plant[settings]", "Hash", (p("How to treat it."),)),
                InventedParameter(
                    "plant[settings][shade]", "boolean", (p("Whether it wants shade (default: false)."),)
                ),
                InventedParameter("plant[tags][]", "string", (p("Tags."),)),
                InventedParameter("plant[leaves][][length]", "number", (p("The length of each leaf."),)),
                InventedParameter("plant[leaves][][dried]", "boolean", (p("Whether it has dried."),)),
                InventedParameter("notes[<gardener_id>][text]", "string", (p("A note to each gardener."),)),
                InventedParameter("ratings[*]", "integer", (p("A rating by anyone."),), allowed=("1", "2", "3")),
                InventedParameter("mood", "Mood", (p("An object that no page describes."),)),
                InventedParameter("extra", "json", (p("Anything."),)),
                InventedParameter(
                    "plant[pot]",
                    "string",
                    (p("The pot."),),
                    deprecated=Dates("2024-05-26", "2024-02-18"),
                ),
                InventedParameter("plant[window]", "string", (bullets((p("DEPRECATED"), p("Has no effect."))),)),
            ),
            responses=('{\n  "id": 12,\n  "name": "Basil"\n}',),
            returns=(Kind.ONE, "Plant"),
        ),
        # no returns line, statuses, a deprecated method
        InventedAction(
            anchor="method.plants.destroy",
            title="Uproot a plant",
            routes=("DELETE /api/v1/plants/:id",),
            controller="PlantsController#destroy",
            subtopic="Composting",
            description=(
                p("Uproots the plant."),
                bullets(
                    p(strong("204 No Content"), " if it was uprooted"),
                    p(strong("409 Conflict"), " if it has deep roots"),
                ),
            ),
            deprecated=Dates("2024-12-01", "2024-06-01", "Plants wither by themselves."),
        ),
    ),
    appendixes=(InventedAppendix("Latin names", (p("Every plant has a Latin name, such as ", code("Ocimum"), "."),)),),
)

BEDS = InventedPage(
    slug="beds_-raised",
    legacy="beds_(raised)",
    title="Beds (Raised)",
    description=(p("API for raised beds."),),
    beta=True,
    objects=(BED,),
    actions=(
        # a namespace with a slash in the anchor, beta, an object of another page
        InventedAction(
            anchor="method.greenhouse/beds.plants",
            title="List what grows in a bed",
            routes=("GET /api/v1/beds/:id/plants/current",),
            controller="Greenhouse::BedsController#plants",
            subtopic="Beds (Raised)",
            description=(p("What grows there now."),),
            beta=True,
            returns=(Kind.LIST, "Plant"),
            returns_page="plants",
        ),
        # response fields, an example without returns line
        InventedAction(
            anchor="method.greenhouse/beds.moisture",
            title="Measure moisture",
            routes=("GET /api/v1/beds/:bed_id/moisture",),
            controller="Greenhouse::BedsController#moisture",
            subtopic="Beds (Raised)",
            description=(p("How wet the bed is."),),
            response_fields=(
                InventedField("percent", "How much of the soil is water."),
                InventedField("gauge", "The gauge that was read."),
                InventedField("litres", "Water in litres.", deprecated=Dates("2024-08-01", "2024-04-01")),
            ),
            requests=(_CURL.format("beds/3/moisture"),),
            responses=('{"percent": 40, "gauge": "G-2", "litres": 3.5}',),
        ),
        # a file: multipart; a glob
        InventedAction(
            anchor="method.greenhouse/beds.photo",
            title="Add a photo",
            routes=("POST /api/v1/beds/:bed_id/photos/by_path/*full_path",),
            controller="Greenhouse::BedsController#photo",
            subtopic="Photos",
            description=(p("Stores a photo of the bed."),),
            parameters=(
                InventedParameter(
                    "attachment",
                    "File",
                    (p("The photo. Or post it alone: curl -H 'Content-Type: image/png' --data-binary @bed.png"),),
                    required=True,
                ),
                InventedParameter("caption", "string", (p("Below the photo."),)),
            ),
            returns=(Kind.ONE, "Bed"),
        ),
        # an optional segment, the body an array
        InventedAction(
            anchor="method.greenhouse/beds.schedule",
            title="Plan the watering",
            routes=("POST /api/v1/beds/:bed_id/schedule(/day/:day)",),
            controller="Greenhouse::BedsController#schedule",
            subtopic="Beds (Raised)",
            description=(p("Plans when to water."),),
            parameters=(
                InventedParameter("[]starts_at", "DateTime", (p("When it starts."),), required=True),
                InventedParameter("[]litres", "integer", (p("How much."),)),
            ),
        ),
        # no controller line, no table
        InventedAction(
            anchor="method.greenhouse_weather.show",
            title="Ask for the weather",
            routes=("GET /api/v1/greenhouses/:greenhouse_id/weather",),
            subtopic="Weather",
            description=(p("What the weather is like outside."),),
            responses=("[\n  // the weather of each day\n  {'sky': 'grey'},\n  ...\n]",),
        ),
    ),
)

ARCHIVE = InventedPage(
    slug="archived_plants",
    legacy="archived_plants",
    title="Archived Plants",
    description=(p("Plants of years gone by."),),
    objects=(ARCHIVED_PLANT,),
    actions=(
        InventedAction(
            anchor="method.archived_plants.show",
            title="Get an archived plant",
            routes=("GET /api/v1/archived_plants/:id",),
            controller="ArchivedPlantsController#show",
            subtopic="Archived Plants",
            description=(p("Digs it out."),),
            returns=(Kind.ONE, "Plant"),
            returns_page="plants",  # the docs link to the wrong twin
        ),
    ),
)

GREENHOUSE = (ARCHIVE, BEDS, PLANTS)
"""The pages by the names of their files."""
