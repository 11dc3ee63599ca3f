"""openapi-python-client: a module for each operation, bodies as attrs models. Run by its own interpreter."""

from __future__ import annotations

import enum
import importlib
import io
import json
import pkgutil
import sys
import typing
from typing import Any

sys.path.insert(0, ".")
package = importlib.import_module("canvas_client")
types = importlib.import_module("canvas_client.types")
api = importlib.import_module("canvas_client.api")


def main(cases: str, url: str) -> None:
    modules = {m.name.rpartition(".")[2]: m.name for m in pkgutil.walk_packages(api.__path__, f"{api.__name__}.")}
    with open(cases, encoding="utf-8") as file:
        for case in json.load(file):
            operation = case["operation"]
            client = package.Client(base_url=f"{url}/{operation}")
            call = importlib.import_module(modules[operation]).sync_detailed
            try:
                call(client=client, **arguments(call, case))
            except Exception as error:  # whatever it is, it is the finding for this case
                print(f"{operation}: {type(error).__name__} {error}", file=sys.stderr)


def arguments(call: Any, case: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(call)
    values = {**case.get("path", {}), **case.get("query", {})}
    found = {name.removesuffix("[]"): _typed(hints[name.removesuffix("[]")], value) for name, value in values.items()}
    if "body" in case:
        found["body"] = _body(hints["body"], case["body"])
    return found


def _typed(hint: Any, value: Any) -> Any:
    """A list with its values as the generated enum, if it has one."""
    for choice in typing.get_args(hint):
        for item in typing.get_args(choice):
            if isinstance(value, list) and isinstance(item, type) and issubclass(item, enum.Enum):
                return [item(v) for v in value]
    return value


def _body(hint: Any, body: Any) -> Any:
    if isinstance(body, list):
        item = next(typing.get_args(c)[0] for c in (hint, *typing.get_args(hint)) if typing.get_origin(c) is list)
        return [item.from_dict(value) for value in body]
    model = hint if hasattr(hint, "from_dict") else next(c for c in typing.get_args(hint) if hasattr(c, "from_dict"))
    if any(isinstance(value, dict) and "$file" in value for value in body.values()):
        return model(**{name: _part(value) for name, value in body.items()})
    return model.from_dict(body)


def _part(value: Any) -> Any:
    if isinstance(value, dict):
        return types.File(payload=io.BytesIO(value["text"].encode()), file_name=value["$file"], mime_type="text/plain")
    return value


main(*sys.argv[1:])
