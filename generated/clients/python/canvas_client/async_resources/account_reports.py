"""The calls of the page Account Reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from canvas_client._async_paging import AsyncPaginator
from canvas_client._async_resource import NOT_GIVEN, AsyncResource
from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._typing import LazyModule

if TYPE_CHECKING:
    from canvas_client import objects
    from canvas_client.types import account_reports as types
else:
    objects = LazyModule("canvas_client.objects")
    types = LazyModule("canvas_client.types.account_reports")


class AsyncAccountReports(AsyncResource):
    """The calls of the page Account Reports."""

    def list_account_reports(
        self,
        account_id: Id,
        *,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> AsyncPaginator[types.ListAccountReportsResult]:
        """List account reports

        Returns a paginated list of reports for the current context.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/reports`
        Scope: `url:GET|/api/v1/accounts/:account_id/reports`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/reports",
            {"account_id": account_id},
            query={
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/reports",
            options=options,
        )

    def get_account_report(
        self,
        account_id: Id,
        report: Id,
        *,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> AsyncPaginator[objects.Report]:
        """Get account report

        Shows all reports that have been run for the account of a specific type.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            report: The report.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/reports/{report}`
        Scope: `url:GET|/api/v1/accounts/:account_id/reports/:report`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/reports/{report}",
            {"account_id": account_id, "report": report},
            query={
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/reports/:report",
            options=options,
        )

    async def post_account_report(
        self,
        account_id: Id,
        report: Id,
        *,
        parameters: types.PostAccountReportParameters | None | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> objects.Report:
        """Post account report

        Generates a report instance for the account. Note that “report” in the request must match one of the
        available report names. To fetch a list of available report names and parameters for each report
        (including whether or not those parameters are required), see List Available Reports.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            report: The report.
            parameters: The parameters will vary for each report. To fetch a list of available
                parameters for each report, see List Available Reports. A few example parameters have been
                provided below. Note that the example parameters provided below may not be valid for every
                report.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `POST /api/v1/accounts/{account_id}/reports/{report}`
        Scope: `url:POST|/api/v1/accounts/:account_id/reports/:report`
        """
        return cast(
            "objects.Report",
            await self._client.call(
                "POST",
                "/api/v1/accounts/{account_id}/reports/{report}",
                {"account_id": account_id, "report": report},
                body={
                    "parameters": parameters,
                },
                scope="url:POST|/api/v1/accounts/:account_id/reports/:report",
                options=options,
            ),
        )

    async def get_account_report_by_id(
        self,
        account_id: Id,
        report: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.Report:
        """Get account report by id

        Returns the status of a report.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            report: The report.
            id: The report: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/reports/{report}/{id}`
        Scope: `url:GET|/api/v1/accounts/:account_id/reports/:report/:id`
        """
        return cast(
            "objects.Report",
            await self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/reports/{report}/{id}",
                {"account_id": account_id, "report": report, "id": id},
                scope="url:GET|/api/v1/accounts/:account_id/reports/:report/:id",
                options=options,
            ),
        )

    async def delete_account_report_by_id(
        self,
        account_id: Id,
        report: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.Report:
        """Delete account report by id

        Deletes a generated report instance.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            report: The report.
            id: The report: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `DELETE /api/v1/accounts/{account_id}/reports/{report}/{id}`
        Scope: `url:DELETE|/api/v1/accounts/:account_id/reports/:report/:id`
        """
        return cast(
            "objects.Report",
            await self._client.call(
                "DELETE",
                "/api/v1/accounts/{account_id}/reports/{report}/{id}",
                {"account_id": account_id, "report": report, "id": id},
                scope="url:DELETE|/api/v1/accounts/:account_id/reports/:report/:id",
                options=options,
            ),
        )

    async def abort_account_report_by_id(
        self,
        account_id: Id,
        report: Id,
        id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.Report:
        """Abort account report by id

        Abort a report in progress

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            report: The report.
            id: The report: its Canvas id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `PUT /api/v1/accounts/{account_id}/reports/{report}/{id}/abort`
        Scope: `url:PUT|/api/v1/accounts/:account_id/reports/:report/:id/abort`
        """
        return cast(
            "objects.Report",
            await self._client.call(
                "PUT",
                "/api/v1/accounts/{account_id}/reports/{report}/{id}/abort",
                {"account_id": account_id, "report": report, "id": id},
                scope="url:PUT|/api/v1/accounts/:account_id/reports/:report/:id/abort",
                options=options,
            ),
        )
