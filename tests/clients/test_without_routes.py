"""A page that documents objects and no routes: both packages compile all the same."""

from __future__ import annotations

import compileall
from pathlib import Path
from typing import Any

import pytest
from canvas_openapi.openapi.document import openapi
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.write import write_folder

from tests.clients.conftest import HERE, run_tool
from tests.conftest import Read

PAGE = """# Ponds

## Ponds API

**A Pond object looks like:**

```js
{
  // the depth in metres
  "depth": 1
}
```
"""


@pytest.fixture
def document(read: Read) -> dict[str, Any]:
    reference, _ = read({"ponds.md": PAGE})
    found: dict[str, Any] = openapi(reference).document
    assert found["paths"] == {}
    return found


def test_python_compiles(document: dict[str, Any], tmp_path: Path) -> None:
    assert write_folder(tmp_path / "python", render_python(document)) is None
    assert compileall.compile_dir(tmp_path / "python", quiet=2, force=True)


@pytest.mark.slow
def test_typescript_compiles(document: dict[str, Any], node: Path, tmp_path: Path) -> None:
    folder = tmp_path / "typescript"
    assert write_folder(folder, render_typescript(document)) is None
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    run_tool(node / "tsc", "--noEmit", cwd=folder)
