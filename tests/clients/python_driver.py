"""Makes the calls of a JSON file with a generated Python package: `python_driver.py PACKAGE URL CALLS sync|async`."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

package, url, calls, flavour = sys.argv[1:]
sys.path.insert(0, package)

from canvas_client import AsyncCanvas, AsyncPaginator, Canvas, Paginator  # noqa: E402


def value(sent: Any) -> Any:
    if isinstance(sent, dict) and "$file" in sent:
        return sent["$file"].encode()
    if isinstance(sent, dict):
        return {key: value(inner) for key, inner in sent.items()}
    return [value(inner) for inner in sent] if isinstance(sent, list) else sent


def results(canvas: Any, todo: list[dict[str, Any]]) -> Any:
    for one in todo:
        arguments = {name: value(sent) for name, sent in one["arguments"].items()}
        yield getattr(getattr(canvas, one["group"]), one["method"])(*one["path"], **arguments)


def call_all(todo: list[dict[str, Any]]) -> None:
    with Canvas(url, "secret-token", allow_http=True, max_retries=0) as canvas:
        for result in results(canvas, todo):
            if isinstance(result, Paginator):
                list(result.pages())


async def call_all_async(todo: list[dict[str, Any]]) -> None:
    async with AsyncCanvas(url, "secret-token", allow_http=True, max_retries=0) as canvas:
        for result in results(canvas, todo):
            if isinstance(result, AsyncPaginator):
                await result.all()
            else:
                await result


if flavour == "sync":
    call_all(json.loads(Path(calls).read_text()))
else:
    asyncio.run(call_all_async(json.loads(Path(calls).read_text())))
