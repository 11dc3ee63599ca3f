"""Documented examples and generated calls against Prism."""

from __future__ import annotations

import json
import os
import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.mock.curl import Command, commands, nested, typed
from tests.consumers.mock.prism import NotServedError, prism
from tests.consumers.results import Finding, Outcome, counted, judged
from tests.consumers.toolbox import run

_HERE = Path(__file__).parent
_BRACKETS = re.compile(r"query Request query must have required property '[^']*%5b")
_TOKEN = "Bearer token"  # noqa: S105
_IN_QUERY = ("get", "delete", "head", "options")


@dataclass(frozen=True, slots=True)
class Replay:
    """A documented command and the operation that it calls, or why it cannot be replayed."""

    sample: str
    command: Command | None = None
    operation: dict[str, Any] | None = None
    reason: str = ""


def replays(document: Document) -> Iterator[Replay]:
    """Every documented command once."""
    carriers: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for verb, path, operation in document.operations():
        for sample in operation.get("x-codeSamples", []):
            carriers.setdefault(sample["source"], []).append((verb, path, operation))
    for sample, operations in carriers.items():
        for command in commands(sample):
            yield _replay(sample, command, operations)


def _replay(sample: str, command: Command | str, operations: list[tuple[str, str, dict[str, Any]]]) -> Replay:
    if isinstance(command, str):
        return Replay(sample, reason=command)
    for verb, path, operation in operations:
        target = _target(command.path, path, operation)
        if verb == command.verb and target:
            if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
                return Replay(sample, reason="it sends a form with a file")
            return Replay(sample, replace(command, path=target), operation)
    return Replay(sample, reason="its verb or path is not one of those that it stands with")


def _target(called: str, template: str, operation: dict[str, Any]) -> str:
    """The called path, escaped, if the template takes it; a glob parameter holds slashes. Empty if it does not."""
    globs = {p["name"] for p in operation["parameters"] if "may hold slashes" in p.get("description", "")}
    pattern = re.sub(r"{(\w+)}", lambda found: "(.+)" if found[1] in globs else "([^/]+)", template)
    values = re.fullmatch(pattern, called)
    if not values:
        return ""
    given = iter(values.groups())
    return re.sub(r"{\w+}", lambda _: quote(next(given), safe=":"), template)


def curl_examples(document: Document) -> Finding:
    """Prism answers every documented curl command with the documented status."""
    try:
        with prism(document) as url:
            found = list(replays(document))
            answers = [_problem(url, replay, document) for replay in found if replay.command]
    except NotServedError as error:
        return judged([str(error)], "")
    return _finding(document, found, [answer for answer in answers if answer])


def _finding(document: Document, found: list[Replay], complaints: list[str]) -> Finding:
    known = {name for name in _contradictions() if any(c.startswith(f"{name}: ") for c in complaints)}
    by_prism = [c for c in complaints if _BRACKETS.search(c)]
    problems = [c for c in complaints if c.partition(":")[0] not in known and c not in by_prism]
    reasons = Counter(replay.reason for replay in found if replay.reason)
    reasons |= {"its docs contradict it (contradictions.json)": len(known)} if known else {}
    called = sum(replay.command is not None for replay in found) - len(known) - len(by_prism)
    detail = [
        f"serves {counted(len(document.operation_ids()), 'operation')}; {counted(called, 'curl example')} replayed"
    ]
    detail += [f"{number} not replayed: {reason}" for reason, number in sorted(reasons.items())]
    if by_prism and not problems:
        detail.append(f"{len(by_prism)} refused by its own defect (defects/prism-brackets.yaml)")
        return Finding(Outcome.DEFECT, "; ".join(detail))
    return judged(problems, "; ".join(detail))


@cache
def _contradictions() -> dict[str, str]:
    """Examples that their own page contradicts, by operationId."""
    known: dict[str, str] = json.loads((_HERE / "contradictions.json").read_text())
    return known


def _problem(url: str, replay: Replay, document: Document) -> str:
    command, operation = replay.command, replay.operation
    if command is None or operation is None:
        raise ValueError("only what can be replayed has an answer")
    wanted = min(int(status) for status in operation["responses"])
    status, answer = _send(url, command, operation, document)
    if status == wanted:
        return ""
    problem = json.loads(answer) if answer.startswith("{") else {}
    why = "; ".join(f"{'.'.join(map(str, v['location']))} {v['message']}" for v in problem.get("validation", []))
    return f"{operation['operationId']}: {status} instead of {wanted}: {why or answer[:200]}"


def _send(url: str, command: Command, operation: dict[str, Any], document: Document) -> tuple[int, str]:
    headers = {"Authorization": _TOKEN, "Accept": "application/json, */*;q=0.1"}
    target, body = url + command.path, None
    if command.verb in _IN_QUERY:
        target += f"?{urlencode(command.fields)}" if command.fields else ""
    elif "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        data = command.data if command.data is not None else nested(command.fields)
        if command.data is not None or data:
            body = json.dumps(typed(data, schema, document.data()["components"]["schemas"])).encode()
            headers["Content-Type"] = "application/json"
    request = urllib.request.Request(target, body, headers, method=command.verb.upper())  # noqa: S310
    try:
        with _OPENER.open(request, timeout=30) as response:
            return response.status, ""
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A redirect is an answer."""


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))


def schemathesis(document: Document) -> Finding:
    """One generated call for each operation, against Prism: what it answers is what the document says."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    bounds = ["--mode=positive", "--phases=fuzzing", "--max-examples=1", "--generation-deterministic", "--workers=1"]
    refused = [op["operationId"] for _, _, op in document.operations() if _has_required_brackets(op)]
    bounds += [f"--exclude-operation-id={name}" for name in refused]
    os.environ["SCHEMATHESIS_HOOKS"] = "tests.consumers.mock.schemathesis_hooks"
    try:
        with prism(document) as url:
            target: list[str | Path] = ["--url", url, "-H", f"Authorization: {_TOKEN}", document.yaml]
            done = run(["st", "run", "--no-color", "--suppress-health-check=all", "-c", checks, *bounds, *target])
    except NotServedError as error:
        return judged([str(error)], "")
    tested = re.search(r"Tested: (\d+)", done.output)
    calls = re.search(r"(\d+) generated", done.output)
    found = re.findall(r"^_+ (\S+ \S+) _+$", done.output, re.MULTILINE)
    if done.code or tested is None or calls is None:
        return judged([*found, done.output[-3000:]], "")
    detail = f"{counted(int(calls[1]), 'call')} to {counted(int(tested[1]), 'operation')}"
    without = f"; {len(refused)} left out for Prism's defect (defects/prism-brackets.yaml)" if refused else ""
    return judged([], detail + without)


def _has_required_brackets(operation: dict[str, Any]) -> bool:
    """Whether Prism would refuse every call (defects/prism-brackets.yaml)."""
    return any(
        p.get("required") and p["in"] == "query" and "[" in p["name"] for p in operation["parameters"] if "in" in p
    )


CHECKS = (
    Check("Prism", "@stoplight/prism-cli", curl_examples, ("node",)),
    Check("Schemathesis", "schemathesis", schemathesis, ("node",)),
)
