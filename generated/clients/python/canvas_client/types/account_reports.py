"""The types of arguments and results of the page Account Reports."""

from __future__ import annotations

from canvas_client._typing import TypedDict


class ListAccountReportsResult(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    name: str | None
    """The name of the report."""

    parameters: ListAccountReportsResultParameters | None
    """The parameters will vary for each report"""

    report: str | None

    title: str | None


class ListAccountReportsResultParameters(TypedDict, total=False):
    """The parameters will vary for each report"""

    term: ListAccountReportsResultParametersTerm | None


class ListAccountReportsResultParametersTerm(TypedDict, total=False):
    """Keys may be missing, and others may come along."""

    description: str | None

    required: bool | None


class PostAccountReportParameters(TypedDict, total=False):
    """The parameters will vary for each report. To fetch a list of available parameters for each report,
    see List Available Reports. A few example parameters have been provided below. Note that the example
    parameters provided below may not be valid for every report.
    """

    skip_message: bool | None
    """If true, no message will be sent to the user upon completion of the report."""

    course_id: int | str | None
    """The id of the course to report on. Note: this parameter has been listed to serve as an example
    and may not be valid for every report.
    """

    users: bool | None
    """If true, user data will be included. If false, user data will be omitted. Note: this parameter
    has been listed to serve as an example and may not be valid for every report.
    """
