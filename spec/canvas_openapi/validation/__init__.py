"""Validation of OpenAPI documents, 3.1 and 3.0.

`find_errors` is the check of every run: the official schemas of OpenAPI, by jsonschema-rs, and one walk for what
schemas cannot say. `keep_valid_parts` takes out what an error is in. `second_opinion` asks openapi-spec-validator,
which is slow.
"""

from canvas_openapi.validation.errors import Error as Error
from canvas_openapi.validation.errors import find_errors as find_errors
from canvas_openapi.validation.mending import keep_valid_parts as keep_valid_parts
from canvas_openapi.validation.second_opinion import second_opinion as second_opinion
