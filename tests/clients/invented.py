"""Operations that the bundled page lacks, of the kinds that the whole docs have: uploads, files in forms, jobs, ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ID = {"type": "integer", "format": "int64"}
_FILE = {"type": "string", "contentMediaType": "application/octet-stream"}


def _object(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    needed = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **needed}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


SCHEMAS = {
    "Course": _object(["id"], id=_ID, name={"type": ["string", "null"]}),
    "Enrollment": _object(["id"], id=_ID, user_id={**_ID, "type": ["integer", "null"]}),
    "CanvasFile": _object(["id"], id=_ID, display_name={"type": ["string", "null"]}, url={"type": ["string", "null"]}),
    "FileUploadRequest": _object(
        name={"type": "string"},
        size={"type": "integer"},
        content_type={"type": "string"},
        url={"type": "string"},
        on_duplicate={"type": "string", "enum": ["overwrite", "rename"]},
    ),
    "FileUploadInstructions": _object(upload_url={"type": "string"}, upload_params={"type": "object"}),
    "Progress": _object(
        ["id", "workflow_state"],
        id=_ID,
        workflow_state={"type": "string", "enum": ["queued", "running", "completed", "failed"]},
        completion={"type": ["number", "null"]},
        message={"type": ["string", "null"]},
        url={"type": ["string", "null"]},
        results={"type": ["object", "null"]},
    ),
    "SisImport": _object(["id"], id=_ID, workflow_state={"type": ["string", "null"]}),
}


def _operation(
    operation_id: str,
    tag: str,
    verb: str,
    path: str,
    answer: Any,
    body: Any = None,
    *,
    media: str = "application/json",
    query: Mapping[str, Any] | None = None,
    **more: Any,
) -> tuple[str, str, dict[str, Any]]:
    ids = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in ids]
    parameters += [{"name": name, "in": "query", "schema": schema} for name, schema in (query or {}).items()]
    operation: dict[str, Any] = {
        "operationId": operation_id,
        "tags": [tag],
        "summary": operation_id.replace("_", " ").capitalize(),
        "parameters": parameters,
        "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": answer}}}},
        "x-canvas-route": path.replace("{", ":").replace("}", ""),
        **more,
    }
    if body is not None:
        operation["requestBody"] = {"content": {media: {"schema": body}}}
    return path, verb, operation


_PAGES = {"page": {"type": "string"}, "per_page": {"type": "integer"}}
OPERATIONS = [
    _operation(
        "list_courses",
        "Courses",
        "get",
        "/api/v1/courses",
        {"type": "array", "items": _ref("Course")},
        query={"include[]": {"type": "array", "items": {"type": "string", "enum": ["term", "teachers"]}}, **_PAGES},
    ),
    _operation("get_course", "Courses", "get", "/api/v1/courses/{id}", _ref("Course")),
    _operation(
        "create_course_file",
        "Courses",
        "post",
        "/api/v1/courses/{course_id}/files",
        _ref("FileUploadInstructions"),
        _ref("FileUploadRequest"),
    ),
    _operation(
        "create_account_sis_import",
        "SIS Imports",
        "post",
        "/api/v1/accounts/{account_id}/sis_imports",
        _ref("SisImport"),
        _object(import_type={"type": "string"}, attachment=_FILE, batch_mode={"type": "boolean"}),
        media="multipart/form-data",
    ),
    _operation(
        "enroll_course_user",
        "Enrollments",
        "post",
        "/api/v1/courses/{course_id}/enrollments",
        _ref("Enrollment"),
        _object(
            enrollment=_object(user_id={"type": "string"}, notify={"type": "boolean"}),
            section_ids={"type": "array", "items": {"type": "string"}},
        ),
    ),
    _operation(
        "update_courses",
        "Courses",
        "put",
        "/api/v1/accounts/{account_id}/courses",
        _ref("Progress"),
        _object(["event"], event={"type": "string"}, course_ids={"type": "array", "items": _ID}),
    ),
    _operation("get_progress", "Progress", "get", "/api/v1/progress/{id}", _ref("Progress")),
    _operation(
        "list_old_courses",
        "Courses",
        "get",
        "/api/v1/old_courses",
        {"type": "array", "items": _ref("Course")},
        query=_PAGES,
        deprecated=True,
    ),
]


def with_inventions(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document, with these operations and objects where it has none of their names."""
    paths = {path: dict(item) for path, item in document["paths"].items()}
    for path, verb, operation in OPERATIONS:
        paths.setdefault(path, {}).setdefault(verb, operation)
    components = document.get("components", {})
    schemas = {**SCHEMAS, **components.get("schemas", {})}
    return {**document, "paths": paths, "components": {**components, "schemas": schemas}}
