"""The calls of the page Accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from canvas_client._options import Id, NotGiven, RequestOptions
from canvas_client._paging import Paginator
from canvas_client._resource import NOT_GIVEN, Resource
from canvas_client._typing import LazyModule

if TYPE_CHECKING:
    from canvas_client import objects
    from canvas_client.types import accounts as types
else:
    objects = LazyModule("canvas_client.objects")
    types = LazyModule("canvas_client.types.accounts")


class Accounts(Resource):
    """The calls of the page Accounts."""

    def list_accounts(
        self,
        *,
        include: Sequence[types.ListAccountsInclude] | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.Account]:
        """List accounts

        A paginated list of accounts that the current user can view or manage. Typically, students and even
        teachers will get an empty list in response, only account admins can view the accounts that they are
        in.

            for account in canvas.accounts.list_accounts():
                print(account)

        Args:
            include: Array of additional information to include.

                - “lti_guid”

                  the ‘tool_consumer_instance_guid’ that will be sent for this account on LTI launches
                - “registration_settings”

                  returns info about the privacy policy and terms of use
                - “services”

                  returns services and whether they are enabled (requires account management permissions)
                - “course_count”

                  returns the number of courses directly under each account
                - “sub_account_count”

                  returns the number of sub-accounts directly under each account

                Any of `lti_guid`, `registration_settings`, `services`, `course_count`, `sub_account_count`.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts`
        Scope: `url:GET|/api/v1/accounts`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts",
            query={
                "include": include,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts",
            options=options,
        )

    def get_accounts_search(
        self,
        *,
        name: str | NotGiven = NOT_GIVEN,
        domain: str | NotGiven = NOT_GIVEN,
        latitude: float | NotGiven = NOT_GIVEN,
        longitude: float | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[types.GetAccountsSearchResult]:
        """Get accounts search

        Returns a list of up to 5 matching account domains

        Partial match on name / domain are supported

        Args:
            name: campus name
            domain:
            latitude:
            longitude:
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/search`
        Scope: `url:GET|/api/v1/accounts/search`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/search",
            query={
                "name": name,
                "domain": domain,
                "latitude": latitude,
                "longitude": longitude,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/search",
            options=options,
        )

    def get_account(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.Account:
        """Get account

        Retrieve information on an individual account, given by id or sis sis_account_id.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}`
        Scope: `url:GET|/api/v1/accounts/:id`
        """
        return cast(
            "objects.Account",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}",
                {"account_id": account_id},
                scope="url:GET|/api/v1/accounts/:id",
                options=options,
            ),
        )

    def list_account_courses(
        self,
        account_id: Id,
        *,
        with_enrollments: bool | NotGiven = NOT_GIVEN,
        enrollment_type: Sequence[Literal["teacher", "student", "ta", "observer", "designer"]] | NotGiven = NOT_GIVEN,
        published: bool | NotGiven = NOT_GIVEN,
        completed: bool | NotGiven = NOT_GIVEN,
        blueprint: bool | NotGiven = NOT_GIVEN,
        blueprint_associated: bool | NotGiven = NOT_GIVEN,
        public: bool | NotGiven = NOT_GIVEN,
        by_teachers: Sequence[int | str] | NotGiven = NOT_GIVEN,
        by_subaccounts: Sequence[int | str] | NotGiven = NOT_GIVEN,
        hide_enrollmentless_courses: bool | NotGiven = NOT_GIVEN,
        state: Sequence[types.ListAccountCoursesState] | NotGiven = NOT_GIVEN,
        enrollment_term_id: int | str | NotGiven = NOT_GIVEN,
        search_term: str | NotGiven = NOT_GIVEN,
        include: Sequence[types.ListAccountCoursesInclude] | NotGiven = NOT_GIVEN,
        sort: types.ListAccountCoursesSort | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        search_by: str | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[Any]:
        """List account courses

        Retrieve a paginated list of courses in this account.

            for course in canvas.accounts.list_account_courses("self", published=True, search_term="bio"):
                print(course)

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            with_enrollments: If true, include only courses with at least one enrollment. If false,
                include only courses with no enrollments. If not present, do not filter on course enrollment
                status.
            enrollment_type: If set, only return courses that have at least one user enrolled in in the
                course with one of the specified enrollment types.

                Any of `teacher`, `student`, `ta`, `observer`, `designer`.
            published: If true, include only published courses. If false, exclude published courses. If
                not present, do not filter on published status.
            completed: If true, include only completed courses (these may be in state ‘completed’, or
                their enrollment term may have ended). If false, exclude completed courses. If not present,
                do not filter on completed status.
            blueprint: If true, include only blueprint courses. If false, exclude them. If not present,
                do not filter on this basis.
            blueprint_associated: If true, include only courses that inherit content from a blueprint
                course. If false, exclude them. If not present, do not filter on this basis.
            public: If true, include only public courses. If false, exclude them. If not present, do not
                filter on this basis.
            by_teachers: List of User IDs of teachers; if supplied, include only courses taught by one
                of the referenced users.
            by_subaccounts: List of Account IDs; if supplied, include only courses associated with one
                of the referenced subaccounts.
            hide_enrollmentless_courses: If present, only return courses that have at least one
                enrollment. Equivalent to ‘with_enrollments=true’; retained for compatibility.
            state: If set, only return courses that are in the given state(s). By default, all states
                but “deleted” are returned.

                Any of `created`, `claimed`, `available`, `completed`, `deleted`, `all`.
            enrollment_term_id: If set, only includes courses from the specified term.
            search_term: The partial course name, code, or full ID to match and return in the results
                list. Must be at least 3 characters.
            include:
                - All explanations can be seen in the Course API index documentation
                - “sections”, “needs_grading_count” and “total_scores” are not valid options at the account
                  level

                Any of `syllabus_body`, `term`, `course_progress`, `storage_quota_used_mb`,
                `total_students`, `teachers`, `account_name`, `concluded`, `post_manually`.
            sort: The column to sort results by.

                One of `course_status`, `course_name`, `sis_course_id`, `teacher`, `account_name`.
            order: The order to sort the given column by.

                One of `asc`, `desc`.
            search_by: The fi
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/courses`
        Scope: `url:GET|/api/v1/accounts/:account_id/courses`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/courses",
            {"account_id": account_id},
            query={
                "with_enrollments": with_enrollments,
                "enrollment_type": enrollment_type,
                "published": published,
                "completed": completed,
                "blueprint": blueprint,
                "blueprint_associated": blueprint_associated,
                "public": public,
                "by_teachers": by_teachers,
                "by_subaccounts": by_subaccounts,
                "hide_enrollmentless_courses": hide_enrollmentless_courses,
                "state": state,
                "enrollment_term_id": enrollment_term_id,
                "search_term": search_term,
                "include": include,
                "sort": sort,
                "order": order,
                "search_by": search_by,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/courses",
            options=options,
        )

    def list_account_help_links(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.HelpLinks:
        """List account help links

        Returns the help links for that account

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/help_links`
        Scope: `url:GET|/api/v1/accounts/:account_id/help_links`
        """
        return cast(
            "objects.HelpLinks",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/help_links",
                {"account_id": account_id},
                scope="url:GET|/api/v1/accounts/:account_id/help_links",
                options=options,
            ),
        )

    def get_account_permissions(
        self,
        account_id: Id,
        *,
        permissions: Sequence[str] | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> dict[str, bool]:
        """Get account permissions

        Returns permission information for the calling user and the given account. You may use `self` as the
        account id to check permissions against the domain root account. The caller must have an account
        role or admin (teacher/TA/designer) enrollment in a course in the account.

        See also the Course and Group counterparts.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            permissions: List of permissions to check against the authenticated user. Permission names
                are documented in the Create a role endpoint.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/permissions`
        Scope: `url:GET|/api/v1/accounts/:account_id/permissions`
        """
        return cast(
            "dict[str, bool]",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/permissions",
                {"account_id": account_id},
                query={
                    "permissions": permissions,
                },
                scope="url:GET|/api/v1/accounts/:account_id/permissions",
                options=options,
            ),
        )

    def get_account_settings(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> types.GetAccountSettingsResult:
        """Get account settings

        Returns a JSON object containing a subset of settings for the specified account. It’s possible an
        empty set will be returned if no settings are applicable. The caller must be an Account admin with
        the manage_account_settings permission.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/settings`
        Scope: `url:GET|/api/v1/accounts/:account_id/settings`
        """
        return cast(
            "types.GetAccountSettingsResult",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/settings",
                {"account_id": account_id},
                scope="url:GET|/api/v1/accounts/:account_id/settings",
                options=options,
            ),
        )

    def list_account_sub_accounts(
        self,
        account_id: Id,
        *,
        recursive: bool | NotGiven = NOT_GIVEN,
        include: Sequence[Literal["course_count", "sub_account_count"]] | NotGiven = NOT_GIVEN,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.Account]:
        """List account sub accounts

        List accounts that are sub-accounts of the given account.

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            recursive: If true, the entire account tree underneath this account will be returned (though
                still paginated). If false, only direct sub-accounts of this account will be returned.
                Defaults to false.

                Default: false
            include: Array of additional information to include.

                - “course_count”

                  returns the number of courses directly under each account
                - “sub_account_count”

                  returns the number of sub-accounts directly under each account

                Any of `course_count`, `sub_account_count`.
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/sub_accounts`
        Scope: `url:GET|/api/v1/accounts/:account_id/sub_accounts`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/accounts/{account_id}/sub_accounts",
            {"account_id": account_id},
            query={
                "recursive": recursive,
                "include": include,
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/accounts/:account_id/sub_accounts",
            options=options,
        )

    def get_account_terms_of_service(
        self,
        account_id: Id,
        *,
        options: RequestOptions | None = None,
    ) -> objects.TermsOfService:
        """Get account terms of service

        Returns the terms of service for that account

        Args:
            account_id: The account: its Canvas id, or `sis_account_id:` and its SIS id.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/accounts/{account_id}/terms_of_service`
        Scope: `url:GET|/api/v1/accounts/:account_id/terms_of_service`
        """
        return cast(
            "objects.TermsOfService",
            self._client.call(
                "GET",
                "/api/v1/accounts/{account_id}/terms_of_service",
                {"account_id": account_id},
                scope="url:GET|/api/v1/accounts/:account_id/terms_of_service",
                options=options,
            ),
        )

    def list_course_accounts(
        self,
        *,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.Account]:
        """List course accounts

        A paginated list of accounts that the current user can view through their admin course enrollments.
        (Teacher, TA, or designer enrollments). Only returns “id”, “name”, “workflow_state”,
        “root_account_id” and “parent_account_id”

        Args:
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/course_accounts`
        Scope: `url:GET|/api/v1/course_accounts`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/course_accounts",
            query={
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/course_accounts",
            options=options,
        )

    def list_course_creation_accounts(
        self,
        *,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.Account]:
        """List course creation accounts

        A paginated list of accounts where the current user has permission to create courses.

        Args:
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/course_creation_accounts`
        Scope: `url:GET|/api/v1/course_creation_accounts`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/course_creation_accounts",
            query={
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/course_creation_accounts",
            options=options,
        )

    def list_manageable_accounts(
        self,
        *,
        page: str | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Paginator[objects.Account]:
        """List manageable accounts

        A paginated list of accounts where the current user has permission to create or manage courses. List
        will be empty for students and teachers as only admins can view which accounts they are in.

        Args:
            page: The page to return. A number, or the opaque bookmark that a `Link` header carries:
                follow those URLs instead of counting.
            per_page: How many items a page holds; the default is 10 and most calls allow 100.
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/manageable_accounts`
        Scope: `url:GET|/api/v1/manageable_accounts`
        """
        return self._client.paginate(
            "GET",
            "/api/v1/manageable_accounts",
            query={
                "page": page,
                "per_page": per_page,
            },
            scope="url:GET|/api/v1/manageable_accounts",
            options=options,
        )

    def get_manually_created_courses_account(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Any:
        """Get manually created courses account

        Args:
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/manually_created_courses_account`
        Scope: `url:GET|/api/v1/manually_created_courses_account`
        """
        return self._client.call(
            "GET",
            "/api/v1/manually_created_courses_account",
            scope="url:GET|/api/v1/manually_created_courses_account",
            options=options,
        )

    def get_settings_environment(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> types.GetSettingsEnvironmentResult:
        """Get settings environment

        Return a hash of global settings for the root account This is the same information supplied to the
        web interface as ENV.SETTINGS.

        Args:
            options: How to make this call: as whom, how long to wait, what to add.

        Route: `GET /api/v1/settings/environment`
        Scope: `url:GET|/api/v1/settings/environment`
        """
        return cast(
            "types.GetSettingsEnvironmentResult",
            self._client.call(
                "GET",
                "/api/v1/settings/environment",
                scope="url:GET|/api/v1/settings/environment",
                options=options,
            ),
        )
