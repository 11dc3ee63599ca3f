"""What programs do with the client for the whole docs; type checkers find nothing in it. It is checked, never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import assert_type

from canvas_client import AsyncCanvas, Canvas, CanvasError, Id, NotFoundError, Page, ResponseError, objects
from canvas_client.types import courses as course_types


def connect(token: str) -> Canvas:
    return Canvas("https://school.instructure.com", token, user_agent="app/1", timeout=10)


def names(canvas: Canvas) -> list[str]:
    return [course.get("name") or "" for course in canvas.courses.list_courses(include=["term"], per_page=100)]


def by_state(canvas: Canvas) -> Iterator[objects.Course]:
    yield from canvas.courses.list_courses(enrollment_type="teacher", state=["available"]).limit(20)


def first(canvas: Canvas) -> objects.Course | None:
    return canvas.courses.list_courses().first()


def pages(canvas: Canvas) -> list[Page[objects.User]]:
    return list(canvas.courses.list_course_users(1, enrollment_type=["student"]).pages())


def course_of(canvas: Canvas, course_id: Id) -> objects.Course:
    return canvas.courses.get_course(course_id)


def sis_course(canvas: Canvas) -> objects.Course:
    return canvas.courses.get_course("sis_course_id:BIO-101")


def enroll(canvas: Canvas, course: objects.Course, user: objects.User) -> objects.Enrollment:
    return canvas.enrollments.create_course_enrollment(
        course["id"],
        enrollment={"user_id": user["id"], "type": "StudentEnrollment", "enrollment_state": "active", "notify": False},
    )


def enroll_all(canvas: Canvas, course: objects.Course, users: list[objects.User]) -> None:
    for user in users:
        enroll(canvas, course, user)


def enrolled(canvas: Canvas, course_id: int) -> list[objects.Enrollment]:
    return canvas.enrollments.list_course_enrollments(course_id, type=["StudentEnrollment"], state=["active"]).all()


def new_assignment(canvas: Canvas, course: objects.Course) -> objects.Assignment:
    return canvas.assignments.create_course_assignment(
        course["id"],
        assignment={
            "name": "Essay",
            "submission_types": ["online_upload", "online_text_entry"],
            "allowed_extensions": ["pdf"],
            "points_possible": 10,
            "due_at": datetime.now(UTC) + timedelta(days=7),
            "published": True,
        },
    )


def move_due_date(canvas: Canvas, course_id: Id, assignment_id: Id) -> objects.Assignment:
    return canvas.assignments.update_course_assignment(
        course_id, assignment_id, assignment={"due_at": "2026-05-01T12:00:00Z", "lock_at": None}
    )


def grade(canvas: Canvas, course_id: Id, assignment_id: Id, user: objects.User) -> None:
    canvas.submissions.update_course_assignment_submission(
        course_id, assignment_id, user["id"], submission={"posted_grade": 9.5}, comment={"text_comment": "Well done"}
    )


def grade_many(canvas: Canvas, course_id: Id, assignment_id: Id) -> objects.Progress:
    return canvas.submissions.update_grades_for_course_assignment_submissions(
        course_id, assignment_id, grade_data={"3": {"posted_grade": "A"}, "4": {"posted_grade": 87, "excuse": False}}
    )


def ungraded(canvas: Canvas, course_id: Id, assignment_id: Id) -> list[objects.Submission]:
    found = canvas.submissions.list_course_assignment_submissions(course_id, assignment_id, include=["user"])
    return [one for one in found if one.get("workflow_state") == "submitted"]


def upload(canvas: Canvas, course: objects.Course, path: Path) -> objects.CanvasFile:
    return canvas.courses.create_course_file(course["id"], file=path, on_duplicate="rename")


def upload_bytes(canvas: Canvas, course: objects.Course) -> objects.CanvasFile:
    return canvas.courses.create_course_file(course["id"], file=b"text", name="notes.txt", parent_folder_path="week 1")


def announce_upload(canvas: Canvas, course: objects.Course) -> str | None:
    told = canvas.courses.create_course_file(course["id"], url="https://files.example/a.pdf", name="a.pdf")
    return told.get("upload_url")


def fetch(canvas: Canvas, file: objects.CanvasFile) -> Path:
    return canvas.download(file, "copy.pdf")


def publish_pages(canvas: Canvas, course_id: Id) -> None:
    for page in canvas.pages.list_course_pages(course_id, published=False):
        url = page.get("url")
        if url:
            canvas.pages.update_course_page(course_id, url, wiki_page={"published": True})


def modules(canvas: Canvas, course_id: Id) -> dict[int, list[objects.ModuleItem]]:
    found = canvas.modules.list_course_modules(course_id, include=["items"])
    return {module["id"]: canvas.modules.list_course_module_items(course_id, module["id"]).all() for module in found}


def write_to(canvas: Canvas, users: list[objects.User]) -> None:
    canvas.conversations.create_conversation(
        recipients=[str(user["id"]) for user in users], subject="Hello", body="…", group_conversation=True
    )


def events(canvas: Canvas, course: objects.Course) -> list[objects.CalendarEvent | objects.AssignmentEvent]:
    return canvas.calendar_events.list_calendar_events(
        context_codes=[f"course_{course['id']}"], start_date=date(2026, 1, 1), end_date="2026-02-01", type="event"
    ).all()


def new_group(canvas: Canvas, category_id: Id, members: list[objects.User]) -> objects.Group:
    group = canvas.groups.create_group_category_group(category_id, name="A")
    for member in members:
        canvas.groups.create_group_membership(group["id"], user_id=member["id"])
    return group


def section_of(canvas: Canvas, course_id: Id) -> list[str]:
    params: course_types.CreateAccountCourseCourse = {"name": "New", "course_code": "N-1"}
    canvas.courses.create_account_course("self", course=params, offer=True)
    return [tab.get("label") or "" for tab in canvas.tabs.list_course_tabs(course_id)]


def profile(canvas: Canvas) -> str:
    return canvas.users.get_user_profile("self").get("name") or ""


def mine(canvas: Canvas, user: objects.User) -> list[objects.Course]:
    return canvas.as_user(user["id"]).courses.list_courses().all()


def one_call_as(canvas: Canvas, user: objects.User) -> objects.Course:
    return canvas.courses.get_course(1, options={"as_user_id": user["id"], "timeout": 5, "max_retries": 0})


def start_import(canvas: Canvas, path: Path) -> objects.SisImport:
    return canvas.sis_imports.create_account_sis_import("self", attachment=path, import_type="instructure_csv")


def migrate(canvas: Canvas, course: objects.Course, source: objects.Course) -> objects.ContentMigration:
    return canvas.content_migrations.create_course_content_migration(
        course["id"], migration_type="course_copy_importer", settings={"source_course_id": source["id"]}
    )


def handled(canvas: Canvas) -> str | None:
    try:
        return canvas.courses.get_course(1).get("name")
    except NotFoundError:
        return None
    except ResponseError as error:
        return f"{error.status} {'; '.join(error.errors)} {error.request_id}"
    except CanvasError as error:
        return str(error)


def typed(canvas: Canvas) -> None:
    course = canvas.courses.get_course(1)
    assert_type(course["id"], int)
    assert_type(course.get("name"), str | None)


async def later(token: str, path: Path) -> list[objects.Course]:
    async with AsyncCanvas("https://school.instructure.com", token) as canvas:
        course = await canvas.courses.get_course(1)
        await canvas.courses.create_course_file(course["id"], file=path)
        found = [one async for one in canvas.courses.list_courses().limit(3)]
        return found + await canvas.courses.list_courses().all()
