"""openapi-generator python: a class for each tag, bodies as pydantic models. Run by its own interpreter."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import typing
from typing import Any

sys.path.insert(0, ".")
client = importlib.import_module("canvas_client")


def main(cases: str, url: str) -> None:
    apis = [value for name, value in vars(client).items() if name.endswith("Api") and inspect.isclass(value)]
    with open(cases, encoding="utf-8") as file:
        for case in json.load(file):
            operation = case["operation"]
            api = next(value for value in apis if hasattr(value, operation))
            configuration = client.Configuration(host=f"{url}/{operation}")
            with client.ApiClient(configuration) as api_client:
                call = getattr(api(api_client), f"{operation}_without_preload_content")
                try:
                    call(**arguments(call, case))
                except Exception as error:  # whatever it is, it is the finding for this case
                    print(f"{operation}: {type(error).__name__} {error}".replace("\n", " "), file=sys.stderr)


def arguments(call: Any, case: dict[str, Any]) -> dict[str, Any]:
    values = {**case.get("path", {}), **case.get("query", {})}
    found = {name.removesuffix("[]"): value for name, value in values.items()}
    body = case.get("body")
    if body is None:
        return found
    for name, hint in typing.get_type_hints(call).items():
        models = [model for model in _parts_of(hint) if hasattr(model, "from_dict")]
        if models and name != "return":
            shaped = [models[0].from_dict(v) for v in body] if isinstance(body, list) else models[0].from_dict(body)
            return {**found, name: shaped}
    return {**found, **{key: _part(value) for key, value in body.items()}}


def _parts_of(hint: Any) -> list[Any]:
    """A type and the types in it: `Optional[List[X]]` holds X."""
    return [hint, *(inner for part in typing.get_args(hint) for inner in _parts_of(part))]


def _part(value: Any) -> Any:
    return (value["$file"], value["text"].encode()) if isinstance(value, dict) else value


main(*sys.argv[1:])
