"""Annotations can be read when a program runs, as FastMCP, Typer and pydantic do, and cost nothing until then."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import run_tool

READ_ALL = """
import importlib, inspect, pkgutil, typing
import canvas_client, canvas_client.async_client
from canvas_client import async_resources, objects, resources, types

def modules(package):
    return [importlib.import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)]

read = 0
for module in [*modules(resources), *modules(async_resources), canvas_client.client, canvas_client.async_client]:
    for owner in [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]:
        for name, method in inspect.getmembers(owner, inspect.isfunction):
            inspect.signature(method, eval_str=True)
            typing.get_type_hints(method)
            read += not name.startswith("_")
for module in [objects, *modules(types)]:
    for name, one in vars(module).items():
        if typing.is_typeddict(one) or hasattr(one, "__required_keys__"):
            assert typing.get_type_hints(one), (module, name)
            read += 1
print(read)
"""


@pytest.mark.parametrize(
    "folder", ["packages", pytest.param("corpus_packages", marks=[pytest.mark.corpus, pytest.mark.slow])]
)
def test_all_annotations_can_be_read(folder: str, request: pytest.FixtureRequest) -> None:
    packages: Path = request.getfixturevalue(folder)
    read = run_tool(sys.executable, "-c", READ_ALL, cwd=packages / "python")
    assert int(read) > 50


def test_a_signature_names_what_is_sent_and_received(package: Any) -> None:
    from canvas_client import objects

    signature = inspect.signature(package.Canvas("https://x.example", "t").courses.get_course, eval_str=True)
    assert signature.return_annotation is objects.Course
    assert signature.parameters["id"].annotation == int | str


def test_annotations_cost_nothing(packages: Path) -> None:
    code = (
        "import sys\nfrom canvas_client import Canvas\nCanvas('https://x.example', 't').courses.list_courses()\n"
        "print([name for name in sys.modules if name.startswith(('canvas_client.objects', 'canvas_client.types'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=packages / "python", capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
