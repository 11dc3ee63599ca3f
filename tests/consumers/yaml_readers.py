"""The YAML text reads back as the same data in YAML 1.1 and 1.2 parsers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.results import Finding, judged
from tests.consumers.toolbox import PYTHON, run

_PYYAML = "yaml.load(text, Loader=yaml.CSafeLoader)"
_RUAMEL = "ruamel.yaml.YAML(typ='safe', pure=True).load(text)"
_PYTHON = """
import json, sys, {module}
text = open({yaml}, encoding="utf-8").read()
sys.exit(0 if {expression} == json.load(open({json}, encoding="utf-8")) else "not equal")
"""
_NODE = """
const {{ readFileSync }} = require("node:fs");
const {{ isDeepStrictEqual }} = require("node:util");
const text = readFileSync({yaml}, "utf8");
const data = JSON.parse(readFileSync({json}, "utf8"));
if (!isDeepStrictEqual({expression}, data)) {{ console.error("not equal"); process.exit(1); }}
"""


def _read_by(template: str, interpreter: tuple[str | Path, ...], expression: str) -> Callable[[Document], Finding]:
    def check(document: Document) -> Finding:
        places = {"yaml": json.dumps(str(document.yaml)), "json": json.dumps(str(document.json))}
        module = expression.rpartition(".load")[0].partition(".YAML")[0]
        done = run([*interpreter, template.format(expression=expression, module=module, **places)])
        return judged([done.output] if done.code else [], "equal")

    return check


_IN_NODE = ("node", "-e")
_IN_PYTHON = (PYTHON, "-c")
CHECKS = (
    Check("PyYAML", "PyYAML", _read_by(_PYTHON, _IN_PYTHON, _PYYAML)),
    Check("ruamel.yaml", "ruamel.yaml", _read_by(_PYTHON, _IN_PYTHON, _RUAMEL)),
    Check("js-yaml", "js-yaml", _read_by(_NODE, _IN_NODE, "require('js-yaml').load(text)"), ("node",)),
    Check("yaml (npm)", "yaml", _read_by(_NODE, _IN_NODE, "require('yaml').parse(text)"), ("node",)),
)
