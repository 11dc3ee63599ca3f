"""Words of the docs → identifiers: plain ASCII ones, that no language reserves, whatever the text."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

_WORD = re.compile(  # JWTs and ePub are one word each
    r"[A-Z]{2,}s(?![a-z])|(?<![A-Za-z])[a-z](?=[A-Z][a-z])[A-Za-z][a-z]+|[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+"
)
_LONGEST = 64  # characters, as for operationIds; the name of a type joins several
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


# ECMAScript 2024, 12.7.2, with the words reserved in strict mode, and those that TypeScript takes for types
_JAVASCRIPT = _set(
    "abstract any arguments as async await bigint boolean break case catch class const continue debugger declare "
    "default delete do else enum eval export extends false finally for from function get if implements import in "
    "infer instanceof interface is keyof let module namespace never new null number object of package private "
    "protected public readonly require return satisfies set static string super switch symbol this throw true try "
    "type typeof undefined unique unknown using var void while with yield"
)
_OBJECT_PROTOTYPE = _set(
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__ "
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ prototype"
)
_PYTHON_KEYWORDS = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)
_PYTHON_BUILTINS = frozenset(name for name in dir(builtins) if name.islower())
_TYPES = frozenset(  # used in the modules of types
    [
        "Any",
        "Literal",
        "TypedDict",
        "TypeAlias",
        "Required",
        "Mapping",
        "Sequence",
        "Record",
        "Partial",
        "ReadonlyArray",
        "Array",
        "Object",
        "Id",
        "FileInput",
        "None",
        "True",
        "False",
        "Promise",
        "Date",
        "String",
        "Number",
        "Boolean",
        "Function",
        "Symbol",
        "BigInt",
        "Error",
    ]
)


def words(text: str) -> list[str]:
    """The words of a text, lower case, ASCII: `"Accounts (LTI)"` → accounts, lti; `"scoreMaximum"` → score, maximum."""
    plain = unicodedata.normalize("NFKD", text.replace("'s", "s").replace("’s", "s")).encode("ascii", "ignore").decode()
    return [word.lower() for word in _WORD.findall(plain)]


def snake(text: str, otherwise: str = "value") -> str:
    """`snake_case`, starting with a letter."""
    name = "_".join(words(text))[:_LONGEST].rstrip("_") or otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


def camel(text: str, otherwise: str = "value") -> str:
    """`camelCase`, starting with a letter."""
    first, *rest = snake(text, otherwise).split("_")
    return first + "".join(word.capitalize() for word in rest)


@lru_cache(maxsize=16384)
def pascal(text: str, otherwise: str = "Value") -> str:
    """`PascalCase`, starting with a letter; capitals within a word of the text stay."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", plain))
    name = name[: 2 * _LONGEST] or otherwise
    return name if name[0].isalpha() else f"{otherwise}{name}"


@lru_cache(maxsize=16384)
def type_name(text: str) -> str:
    """The name of a type in both languages."""
    name = pascal(text)
    return f"{name}Type" if name in _TYPES else name


def python_argument(wire: str) -> str:
    """The wire name where it is a plain name, else its words: `include`, `from_`, `x_import_os`."""
    name = wire if _plain(wire) else snake(wire)
    return f"{name}_" if name in _PYTHON_KEYWORDS or name in _METHOD_LOCALS else name


def python_method(operation_id: str) -> str:
    """The name of a Python method: never one that would hide what annotations in its class use."""
    name = snake(operation_id, "call")
    taken = name in _PYTHON_KEYWORDS or name in _PYTHON_BUILTINS or name in ("objects", "types", "datetime")
    return f"{name}_" if taken else name


def typescript_argument(wire: str) -> str:
    """The name of a positional TypeScript argument."""
    name = camel(wire)
    return f"{name}_" if name in _JAVASCRIPT or name in ("params", "options") else name


def typescript_key(wire: str) -> str:
    """The key of an argument in the parameters object: the wire name but for what every object has by itself."""
    return f"{wire.strip('_')}_" if wire in _OBJECT_PROTOTYPE else wire


def typescript_method(operation_id: str) -> str:
    """The name of a TypeScript method."""
    name = camel(operation_id, "call")
    return f"{name}_" if name in _JAVASCRIPT or name in _OBJECT_PROTOTYPE or name == "client" else name


def python_group(title: str) -> str:
    """The attribute and module name of a group in Python."""
    name = snake(title, "resource")
    return f"{name}_" if name in _PYTHON_KEYWORDS or name in _CLIENT_MEMBERS else name


def typescript_group(title: str) -> str:
    """The attribute name of a group in TypeScript."""
    name = camel(title, "resource")
    return f"{name}_" if name in _JAVASCRIPT or name in _OBJECT_PROTOTYPE or name in _CLIENT_MEMBERS else name


_METHOD_LOCALS = _set("self options objects types cast body_of")
_CLIENT_MEMBERS = _set(
    "as_user asUser aclose base_url baseUrl call client close download host index objects paginate raw request "
    "start_upload startUpload stream types upload wait"
)


def group_class(group: str) -> str:
    """The class of a group, by its attribute name."""
    name = pascal(" ".join(words(group)), "Resource")
    return f"{name}Calls" if group.endswith("_") or name in _TYPES or name in _EXPORTS else name


_EXPORTS = _set(
    "Canvas CanvasClient CanvasResponse OAuth OAuthOptions Tokens AuthorizationOptions Call Hooks Int64 "
    "Page Paginator Upload Resource SyncClient AsyncClient "
    "AsyncCanvas AsyncResource"
)


def is_identifier(name: str) -> bool:
    """Whether a name can stand as it is as an attribute in both languages."""
    return _plain(name) and name not in _PYTHON_KEYWORDS


def unique(texts: Iterable[str], name: Callable[[str], str], taken: Collection[str] = ()) -> dict[str, str]:
    """A name for each text, in order; a repeated one gets the next free number."""
    used = {other.lower() for other in taken}
    return {text: free(name(text), used) for text in dict.fromkeys(texts)}


def free(wanted: str, used: set[str]) -> str:
    """The name, or with the next free number; whose lower case is then among the used ones."""
    found, number = wanted, 2
    while found.lower() in used:
        found = f"{wanted}{'' if wanted.endswith('_') else '_'}{number}"
        number += 1
    used.add(found.lower())
    return found


def _plain(name: str) -> bool:
    return _IDENTIFIER.fullmatch(name) is not None
