"""Generate a client once for each document; the compilers and the wire test share it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.consumers.documents import Document
from tests.consumers.toolbox import WORK, Finished, run

PACKAGE = "canvas_client"


@cache
def generate(generator: str, document: Document) -> tuple[Path, Finished]:
    """The folder of a generated client, and what the generator said."""
    folder = WORK / "clients" / document.key / generator
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder, _GENERATORS[generator](document, folder)


def _openapi_typescript(document: Document, folder: Path) -> Finished:
    return run(["openapi-typescript", document.yaml, "-o", folder / "index.ts"])


def _hey_api(document: Document, folder: Path) -> Finished:
    return run(["openapi-ts", "-i", document.yaml, "-o", folder, "-c", "@hey-api/client-fetch", "--no-log-file"])


def _orval(document: Document, folder: Path) -> Finished:
    output = {"target": str(folder / "index.ts"), "client": "fetch", "mode": "single"}
    settings = {"canvas": {"input": str(document.yaml), "output": output}}
    config = folder / "orval.config.cjs"
    config.write_text(f"module.exports = {json.dumps(settings)};\n")
    return run(["orval", "--config", config], cwd=folder)


def _openapi_generator(name: str, *options: str) -> Callable[[Document, Path], Finished]:
    def generate_it(document: Document, folder: Path) -> Finished:
        # JSON: its YAML reader stops at 3 MB, which the whole API exceeds.
        words: list[str | Path] = ["openapi-generator-cli", "generate", "-g", name, "-i", document.json, "-o", folder]
        return run(
            [*words, "--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false", *options]
        )

    return generate_it


def _openapi_python_client(document: Document, folder: Path) -> Finished:
    command: list[str | Path] = [
        "openapi-python-client",
        "generate",
        "--path",
        document.yaml,
        "--meta=none",
        "--overwrite",
    ]
    return run([*command, "--output-path", folder / PACKAGE], cwd=folder)


def _datamodel_code_generator(document: Document, folder: Path) -> Finished:
    command: list[str | Path] = [
        "datamodel-codegen",
        "--input",
        document.yaml,
        "--input-file-type=openapi",
        "--formatters",
        "builtin",
    ]
    return run([*command, "--output-model-type=pydantic_v2.BaseModel", "--output", folder / f"{PACKAGE}.py"])


_GENERATORS: dict[str, Callable[[Document, Path], Finished]] = {
    "openapi-typescript": _openapi_typescript,
    "hey-api": _hey_api,
    "orval": _orval,
    "typescript-fetch": _openapi_generator("typescript-fetch"),
    "java": _openapi_generator("java"),
    "python": _openapi_generator("python", "--package-name", PACKAGE),
    "openapi-python-client": _openapi_python_client,
    "datamodel-code-generator": _datamodel_code_generator,
}
