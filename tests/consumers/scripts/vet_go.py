"""python vet_go.py FILE…: prints what `go vet` finds wrong in the files of one package, types among it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_OAUTH2 = """\
package oauth2

import "net/http"

type Token struct{}

func (*Token) SetAuthHeader(*http.Request) {}

type TokenSource interface{ Token() (*Token, error) }
"""
"""What the client uses of golang.org/x/oauth2, the one package that it needs and that is no part of Go."""


def main() -> int:
    """Check the package; exit code 1 if something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "src"
        package, oauth2 = sources / "canvas_client", sources / "golang.org" / "x" / "oauth2"
        package.mkdir(parents=True)
        oauth2.mkdir(parents=True)
        (oauth2 / "oauth2.go").write_text(_OAUTH2)
        origins = {Path(file).name: file for file in sys.argv[1:]}
        for file in origins.values():
            shutil.copy(file, package)
        environment = {**os.environ, "GO111MODULE": "off", "GOPATH": folder, "GOFLAGS": ""}
        done = subprocess.run(
            ["go", "vet", "."], cwd=package, env=environment, capture_output=True, text=True, check=False
        )
    for line in done.stderr.splitlines():
        name, colon, rest = line.removeprefix("vet: ").removeprefix("./").partition(":")
        print(f"{origins.get(name, name)}{colon}{rest}")
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
