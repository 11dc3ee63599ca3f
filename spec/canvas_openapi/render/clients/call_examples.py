"""An example of a call for the operations that programs use most, for the comments of their methods."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_openapi.render.clients.spelling import TEXT


@dataclass(frozen=True)
class Example:
    """What the answer is called, and the arguments in each language."""

    answer: str
    python: str
    typescript: str


EXAMPLES = {
    "list_accounts": Example("account", "", ""),
    "list_account_courses": Example(
        "course", '"self", published=True, search_term="bio"', '"self", { published: true, search_term: "bio" }'
    ),
    "list_account_users": Example("user", '"self", search_term="ada"', '"self", { search_term: "ada" }'),
    "create_account_user": Example(
        "user",
        '"self", user={"name": "Ada"}, pseudonym={"unique_id": "ada@example.edu"}',
        '"self", { user: { name: "Ada" }, pseudonym: { unique_id: "ada@example.edu" } }',
    ),
    "create_account_course": Example(
        "course",
        '"self", course={"name": "Biology", "course_code": "BIO-101"}',
        '"self", { course: { name: "Biology" } }',
    ),
    "list_courses": Example(
        "course",
        'enrollment_type="teacher", include=["term"], per_page=100',
        '{ enrollment_type: "teacher", include: ["term"], per_page: 100 }',
    ),
    "get_course": Example("course", '"sis_course_id:BIO-101", include=["term"]', '101, { include: ["term"] }'),
    "update_course": Example("course", '101, course={"event": "offer"}', '101, { course: { event: "offer" } }'),
    "list_course_users": Example(
        "user", '101, enrollment_type=["student"], include=["avatar_url"]', '101, { enrollment_type: ["student"] }'
    ),
    "list_user_courses": Example("course", '"self", include=["total_scores"]', '"self", { include: ["total_scores"] }'),
    "get_user_profile": Example("profile", '"self"', '"self"'),
    "update_user": Example("user", '42, user={"name": "Ada L."}', '42, { user: { name: "Ada L." } }'),
    "list_course_enrollments": Example(
        "enrollment", '101, type=["StudentEnrollment"], state=["active"]', '101, { type: ["StudentEnrollment"] }'
    ),
    "create_course_enrollment": Example(
        "enrollment",
        '101, enrollment={"user_id": 42, "type": "StudentEnrollment", "enrollment_state": "active"}',
        '101, { enrollment: { user_id: 42, type: "StudentEnrollment", enrollment_state: "active" } }',
    ),
    "delete_course_enrollment": Example("enrollment", '101, 7, task="conclude"', '101, 7, { task: "conclude" }'),
    "list_course_assignments": Example("assignment", '101, bucket="upcoming"', '101, { bucket: "upcoming" }'),
    "list_course_assignment_groups": Example(
        "group", '101, include=["assignments"]', '101, { include: ["assignments"] }'
    ),
    "get_course_assignment": Example("assignment", "101, 5", "101, 5"),
    "create_course_assignment": Example(
        "assignment",
        '101, assignment={"name": "Essay", "submission_types": ["online_upload"], "points_possible": 10}',
        '101, { assignment: { name: "Essay", submission_types: ["online_upload"], points_possible: 10 } }',
    ),
    "update_course_assignment": Example(
        "assignment", '101, 5, assignment={"lock_at": None}', "101, 5, { assignment: { lock_at: null } }"
    ),
    "list_course_assignment_submissions": Example(
        "submission", '101, 5, include=["user"], per_page=100', '101, 5, { include: ["user"], per_page: 100 }'
    ),
    "get_course_assignment_submission": Example("submission", "101, 5, 42", "101, 5, 42"),
    "update_course_assignment_submission": Example(
        "submission",
        '101, 5, 42, submission={"posted_grade": "A-"}, comment={"text_comment": "Well done"}',
        '101, 5, 42, { submission: { posted_grade: "A-" }, comment: { text_comment: "Well done" } }',
    ),
    "update_grades_for_course_assignment_submissions": Example(
        "progress",
        '101, 5, grade_data={"42": {"posted_grade": 95}}',
        "101, 5, { grade_data: { 42: { posted_grade: 95 } } }",
    ),
    "list_course_modules": Example("module", '101, include=["items"]', '101, { include: ["items"] }'),
    "list_course_module_items": Example("item", "101, 3", "101, 3"),
    "create_course_module_item": Example(
        "item",
        '101, 3, module_item={"type": "Assignment", "content_id": 5}',
        '101, 3, { module_item: { type: "Assignment", content_id: 5 } }',
    ),
    "list_course_pages": Example("page", '101, sort="title"', '101, { sort: "title" }'),
    "update_course_page": Example(
        "page", '101, "welcome", wiki_page={"published": True}', '101, "welcome", { wiki_page: { published: true } }'
    ),
    "create_course_file": Example(
        "uploaded", '101, file="notes.pdf", parent_folder_path="week 1"', '101, { file, parent_folder_path: "week 1" }'
    ),
    "list_course_files": Example("file", '101, content_types=["image"]', '101, { content_types: ["image"] }'),
    "list_course_groups": Example("group", "101", "101"),
    "list_course_discussion_topics": Example(
        "topic", "101, only_announcements=True", "101, { only_announcements: true }"
    ),
    "create_conversation": Example(
        "conversations",
        'recipients=["42"], subject="Hello", body="Welcome"',
        '{ recipients: ["42"], subject: "Hello", body: "Welcome" }',
    ),
    "create_account_sis_import": Example("job", '"self", attachment="users.zip"', '"self", { attachment }'),
    "list_calendar_events": Example("event", 'context_codes=["course_101"]', '{ context_codes: ["course_101"] }'),
}
"""By operationId. Tests hold them to the types of the methods."""


def python_example(operation_id: str, called: str, *, paginated: bool) -> list[str]:
    """The lines of an example for the async client; `called` is `courses.list_courses`. Empty where there is none."""
    if operation_id not in EXAMPLES:
        return []
    example = EXAMPLES[operation_id]
    start = f"async for {example.answer} in " if paginated else f"{example.answer} = await "
    lines = _in_width(f"{start}canvas.{called}(", example.python, "):" if paginated else ")", "    ")
    return [*lines, f"    print({example.answer})"] if paginated else lines


def typescript_example(operation_id: str, called: str, *, paginated: bool) -> list[str]:
    """The lines of an example; `called` is `courses.listCourses`. Empty where there is no example."""
    if operation_id not in EXAMPLES:
        return []
    example = EXAMPLES[operation_id]
    start = f"for await (const {example.answer} of " if paginated else f"const {example.answer} = await "
    end = f")) console.log({example.answer});" if paginated else ");"
    return _in_width(f"{start}canvas.{called}(", example.typescript, end, "  ")


def _in_width(start: str, arguments: str, end: str, indent: str) -> list[str]:
    """A call in one line, or with its arguments on a line of their own."""
    line = f"{start}{arguments}{end}"
    return [line] if len(line) <= TEXT else [start, f"{indent}{arguments}", end]
