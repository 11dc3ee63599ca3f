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
LANGUAGES = ("java", "go", "kotlin", "csharp", "ruby", "php", "rust", "swift5", "powershell")
"""openapi-generator's names of the languages that it writes besides Python and TypeScript."""


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


def _openapi_zod_client(document: Document, folder: Path) -> Finished:
    return run(["openapi-zod-client", document.json, "--with-deprecated", "-o", folder / "index.ts"])


def _swagger_typescript_api(document: Document, folder: Path) -> Finished:
    return run(["swagger-typescript-api", "generate", "-p", document.json, "-o", folder, "-n", "index.ts"])


def _kubb(document: Document, folder: Path) -> Finished:
    config = folder / "kubb.config.mjs"
    config.write_text(_KUBB.format(folder=json.dumps(str(folder)), input=json.dumps(str(document.json))))
    return run(["kubb", "generate", "-c", config], cwd=folder)


_KUBB = """\
import {{ defineConfig }} from "@kubb/core";
import {{ pluginClient }} from "@kubb/plugin-client";
import {{ pluginOas }} from "@kubb/plugin-oas";
import {{ pluginTs }} from "@kubb/plugin-ts";

export default defineConfig({{
  root: {folder},
  input: {{ path: {input} }},
  output: {{ path: "./out", clean: true, format: false, lint: false }},
  plugins: [
    pluginOas({{ generators: [] }}),
    pluginTs({{ output: {{ path: "types" }} }}),
    pluginClient({{ output: {{ path: "clients" }} }}),
  ],
}});
"""


def _fastmcp(document: Document, folder: Path) -> Finished:
    """Nothing is generated: the server is made from the document when it starts."""
    shutil.copy(document.json, folder / "document.json")
    return Finished(0, "", "")


def _openapi_mcp_generator(document: Document, folder: Path) -> Finished:
    return run(["openapi-mcp-generator", "--input", document.json, "--output", folder, "--force"])


def _openapi_generator(name: str, *options: str) -> Callable[[Document, Path], Finished]:
    def generate_it(document: Document, folder: Path) -> Finished:
        # JSON: its YAML reader stops at 3 MB, which the whole API exceeds.
        words: list[str | Path] = ["openapi-generator-cli", "generate", "-g", name, "-i", document.json, "-o", folder]
        return run(
            [*words, "--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false", *options]
        )

    return generate_it


def _go(document: Document, folder: Path) -> Finished:
    """Of `has_overrides` and `overrides` it makes a field and a method of one name (defects/go-accessor.yaml)."""
    mapped = go_names(document)
    options = ("--name-mappings", ",".join(f"{name}={other}" for name, other in mapped.items())) if mapped else ()
    return _openapi_generator("go", *options)(document, folder)


def go_names(document: Document) -> dict[str, str]:
    """The properties that need another name in Go: `has_x` beside `x`."""
    schemas = document.data().get("components", {}).get("schemas", {}).values()
    beside = {
        name
        for properties in (schema.get("properties", {}) for schema in schemas)
        for name in properties
        if name.startswith("has_") and name.removeprefix("has_") in properties
    }
    return {name: "With" + "".join(word.title() for word in name.split("_")[1:]) for name in sorted(beside)}


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
    "openapi-zod-client": _openapi_zod_client,
    "swagger-typescript-api": _swagger_typescript_api,
    "kubb": _kubb,
    "fastmcp": _fastmcp,
    "openapi-mcp-generator": _openapi_mcp_generator,
    "typescript-fetch": _openapi_generator("typescript-fetch"),
    **{name: _openapi_generator(name) for name in LANGUAGES},
    "go with other names": _go,
    "python": _openapi_generator("python", "--package-name", PACKAGE),
    "openapi-python-client": _openapi_python_client,
    "datamodel-code-generator": _datamodel_code_generator,
}
