"""The rules of scopes, in Python and in the JavaScript of the site, on one table of cases."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canvas_openapi.scopes.called_operations import Catalogue
from canvas_openapi.scopes.calls import Called, calls_in_line
from canvas_openapi.scopes.listing import check_scopes, scopes_in
from canvas_openapi.scopes.needed import needed

from tests.conftest import REPOSITORY
from tests.docs.conftest import missing

TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("scope_rules.json").read_bytes())
SCRIPT = REPOSITORY / "templates" / "docs" / "scopes.js"
KINDS = ("scopes_in", "calls_in", "called", "checked", "needed")


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for one in TABLE["operations"]:
        path = "/".join(f"{{{part[1:]}}}" if part[:1] in (":", "*") else part for part in one["path"].split("/"))
        security = [{"access_token": []}, {"oauth2": [one["scope"]]}]
        spec = {"operationId": one["id"], "security": security, "x-canvas-route": one["path"]}
        paths.setdefault(path, {})[one["method"].lower()] = spec
    return {"paths": paths}


CATALOGUE = Catalogue(document())


def calls(text: str) -> list[Called]:
    return [call for line in text.splitlines() for call in calls_in_line(line)]


def plain(call: Called) -> dict[str, Any]:
    if call.name:
        return {"name": call.name, **({} if call.sure else {"sure": False})}
    return {"method": call.method, "path": call.path}


def in_python(kind: str, case: dict[str, Any]) -> Any:
    if kind == "scopes_in":
        return {"scopes": scopes_in(case["text"])}
    if kind == "calls_in":
        return {"calls": [plain(call) for call in calls(case["text"])]}
    if kind == "called":
        found = CATALOGUE.called(case["method"], case["path"])
        return {"id": found.id if found else None}
    if kind == "checked":
        result = check_scopes(CATALOGUE, scopes_in(case["text"]))
        return {"valid": list(result.valid), "unknown": result.unknown, "doubled": list(result.doubled)}
    met = needed(CATALOGUE, calls(case["text"]))
    return {"scopes": met.scopes, "unmatched": met.unmatched}


@cache
def in_javascript() -> dict[str, list[Any]]:
    node = shutil.which("node")
    if node is None:
        missing("Node is not on this machine")
    program = """
        const { scopesIn, callsIn, catalogue } = require(process.argv[1]);
        const table = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const known = catalogue(table.operations);
        const call = (one) => (one.name ? { name: one.name, ...(one.sure ? {} : { sure: false }) } : one);
        console.log(JSON.stringify({
          scopes_in: table.scopes_in.map(({ text }) => ({ scopes: scopesIn(text) })),
          calls_in: table.calls_in.map(({ text }) => ({ calls: callsIn(text).map(call) })),
          called: table.called.map(({ method, path }) => ({ id: known.called(method, path)?.id ?? null })),
          checked: table.checked.map(({ text }) => known.check(scopesIn(text))),
          needed: table.needed.map(({ text }) => known.needed(callsIn(text))),
        }));
    """
    command = [str(node), "-e", program, str(SCRIPT)]
    done = subprocess.run(command, input=json.dumps(TABLE), capture_output=True, text=True, check=True)
    answer: dict[str, list[Any]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("kind", KINDS)
def test_both_have_the_same_rules(kind: str) -> None:
    cases = TABLE[kind]
    assert cases
    assert [{**case, **in_python(kind, case)} for case in cases] == cases
    assert [{**case, **found} for case, found in zip(cases, in_javascript()[kind], strict=True)] == cases
