"""FastMCP: the document's operations as tools of a server; the cases are calls of tools. Run by its own interpreter."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import fastmcp
import httpx2


async def main(cases: str, url: str) -> None:
    with open("document.json", encoding="utf-8") as file:
        document = json.load(file)
    called = [""]

    async def to_its_place(request: Any) -> None:  # the echo server tells the calls apart by the first segment
        request.url = request.url.copy_with(raw_path=f"/{called[0]}".encode() + request.url.raw_path)

    client = httpx2.AsyncClient(base_url=url, event_hooks={"request": [to_its_place]})
    server = fastmcp.FastMCP.from_openapi(document, client=client, name="Canvas")
    async with fastmcp.Client(server) as tools:
        known = {tool.name for tool in await tools.list_tools()}
        for operations in document["paths"].values():
            for operation in operations.values():
                if operation["operationId"] not in known:
                    print(f"{operation['operationId']}: no tool of this name", file=sys.stderr)
        with open(cases, encoding="utf-8") as file:
            for case in json.load(file):
                called[0] = case["operation"]
                arguments = {**case.get("path", {}), **case.get("query", {}), **case.get("body", {})}
                try:
                    await tools.call_tool(case["operation"], arguments)
                except Exception as error:  # whatever it is, it is the finding for this case
                    print(f"{case['operation']}: {type(error).__name__} {error}".replace("\n", " "), file=sys.stderr)


asyncio.run(main(sys.argv[1], sys.argv[2]))
