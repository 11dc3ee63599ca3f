"""The whole Canvas LMS REST API, typed.

    from canvas_client import Canvas

    with Canvas("https://school.instructure.com", token) as canvas:
        for course in canvas.courses.list_courses(include=["term"]):
            print(course["id"], course.get("name"))

Types of what Canvas sends are in `canvas_client.objects`, those of arguments in `canvas_client.types`.
"""

from typing import TYPE_CHECKING, Any

from canvas_client._options import NOT_GIVEN, Hooks, Id, NotGiven, RequestInfo, RequestOptions
from canvas_client._pages import Page
from canvas_client._paging import Paginator
from canvas_client._response import Response
from canvas_client._version import SPEC_VERSION, __version__
from canvas_client.client import Canvas
from canvas_client.errors import (
    AuthorizationError,
    BadRequestError,
    CanvasError,
    ConflictError,
    ConnectionFailedError,
    ForbiddenError,
    InsecureURLError,
    InvalidArgumentError,
    JobError,
    JobFailedError,
    JobTimedOutError,
    NotFoundError,
    PagingError,
    ResponseError,
    ServerError,
    ThrottledError,
    TimedOutError,
    TransportError,
    UnauthorizedError,
    UnexpectedAnswerError,
    UnexpectedRedirectError,
    UnprocessableError,
    UploadError,
)

if TYPE_CHECKING:
    from canvas_client._async_paging import AsyncPaginator
    from canvas_client.async_client import AsyncCanvas

__all__ = [
    "NOT_GIVEN",
    "SPEC_VERSION",
    "AsyncCanvas",
    "AsyncPaginator",
    "AuthorizationError",
    "BadRequestError",
    "Canvas",
    "CanvasError",
    "ConflictError",
    "ConnectionFailedError",
    "ForbiddenError",
    "Hooks",
    "Id",
    "InsecureURLError",
    "InvalidArgumentError",
    "JobError",
    "JobFailedError",
    "JobTimedOutError",
    "NotFoundError",
    "NotGiven",
    "Page",
    "Paginator",
    "PagingError",
    "RequestInfo",
    "RequestOptions",
    "Response",
    "ResponseError",
    "ServerError",
    "ThrottledError",
    "TimedOutError",
    "TransportError",
    "UnauthorizedError",
    "UnexpectedAnswerError",
    "UnexpectedRedirectError",
    "UnprocessableError",
    "UploadError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    """The async client, which most programs that import this package do without."""
    if name == "AsyncCanvas":
        from canvas_client.async_client import AsyncCanvas

        return AsyncCanvas
    if name == "AsyncPaginator":
        from canvas_client._async_paging import AsyncPaginator

        return AsyncPaginator
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
