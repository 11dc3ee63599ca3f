"""More uses, of pages that the other file has not; type checkers find nothing in it. It is checked, never run."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from canvas_client import AsyncCanvas, Canvas, Id, objects


def appointments(canvas: Canvas, course: Id) -> objects.AppointmentGroup:
    return canvas.appointment_groups.create_appointment_group(
        appointment_group={
            "context_codes": [f"course_{course}"],
            "title": "Office hours",
            "participants_per_appointment": 1,
            "new_appointments": {"0": ["2026-09-01T10:00:00Z", "2026-09-01T10:30:00Z"]},
            "publish": True,
        }
    )


def discuss(canvas: Canvas, course: Id) -> list[str]:
    topic = canvas.discussion_topics.create_course_discussion_topic(
        course,
        title="Welcome",
        message="Say hello",
        discussion_type="threaded",
        published=True,
        delayed_post_at=datetime(2026, 9, 1, tzinfo=UTC),
        assignment={"points_possible": 5},
    )
    canvas.discussion_topics.create_course_discussion_topic_entry(course, topic["id"], message="Hello")
    return [
        e.get("message") or ""
        for e in canvas.discussion_topics.list_course_discussion_topic_entries(course, topic["id"])
    ]


def report(canvas: Canvas) -> str | None:
    started = canvas.account_reports.post_account_report("self", "grade_export_csv", parameters={"course_id": 5})
    again = canvas.account_reports.get_account_report_by_id("self", "grade_export_csv", started["id"])
    return again.get("file_url")


def roles(canvas: Canvas) -> dict[str, int]:
    return {role.get("label") or "": role["id"] for role in canvas.roles.list_account_roles("self", state=["active"])}


def new_role(canvas: Canvas) -> objects.Role:
    return canvas.roles.create_account_role(
        "self",
        label="Grader",
        base_role_type="TaEnrollment",
        permissions={"manage_grades": {"explicit": True, "enabled": True}},
    )


def tool(canvas: Canvas, course: Id, secret: str) -> object:
    return canvas.external_tools.create_course_external_tool(
        course,
        name="Tool",
        privacy_level="anonymous",
        consumer_key="k",
        shared_secret=secret,
        url="https://tool.example/launch",
        custom_fields={"a": "b"},
    )


def outcomes(canvas: Canvas, course: Id, users: Iterable[objects.User]) -> object:
    return canvas.outcome_results.list_course_outcome_results(
        course, user_ids=[u["id"] for u in users], include=["alignments"]
    )


def rubric(canvas: Canvas, course: Id, assignment: Id) -> int | None:
    made = canvas.rubrics.create_course_rubric(
        course,
        rubric={
            "title": "Essay",
            "criteria": {
                "0": {"description": "Style", "points": 5, "ratings": {"0": {"description": "Good", "points": 5}}}
            },
        },
        rubric_association={
            "association_id": assignment,
            "association_type": "Assignment",
            "use_for_grading": True,
            "purpose": "grading",
        },
    )
    rubric = made.get("rubric")
    return rubric["id"] if rubric else None


def override(canvas: Canvas, course: Id, assignment: Id, students: list[objects.User]) -> objects.AssignmentOverride:
    return canvas.assignments.create_course_assignment_override(
        course,
        assignment,
        assignment_override={"student_ids": [s["id"] for s in students], "title": "Later", "due_at": datetime.now(UTC)},
    )


def extensions(canvas: Canvas, course: Id, quiz: Id, user: objects.User) -> object:
    return canvas.course_quiz_extensions.create_course_all_quiz_extensions(
        course, quiz_extensions=[{"user_id": user["id"], "extra_attempts": 1, "extra_time": 30}]
    )


def groups(canvas: Canvas, course: Id) -> list[objects.Group]:
    category = canvas.group_categories.create_course_group_category(
        course, name="Labs", split_group_count="4", self_signup="enabled"
    )
    return canvas.group_categories.list_group_category_groups(category["id"]).all()


def page(canvas: Canvas, course: Id) -> objects.Page:
    made = canvas.pages.create_course_page(
        course, wiki_page={"title": "Syllabus", "body": "<p>…</p>", "front_page": True, "published": True}
    )
    revisions = canvas.pages.list_course_page_revisions(course, made.get("url") or "")
    print(revisions.count())
    return made


def module(canvas: Canvas, course: Id, assignment: objects.Assignment) -> objects.ModuleItem:
    made = canvas.modules.create_course_module(
        course,
        module={"name": "Week 1", "position": 1, "unlock_at": "2026-09-01T00:00:00Z", "prerequisite_module_ids": []},
    )
    return canvas.modules.create_course_module_item(
        course,
        made["id"],
        module_item={
            "type": "Assignment",
            "content_id": assignment["id"],
            "completion_requirement": {"type": "min_score", "min_score": 10},
        },
    )


def terms(canvas: Canvas) -> list[str]:
    made = canvas.enrollment_terms.create_account_term(
        "self",
        enrollment_term={
            "name": "Autumn",
            "start_at": "2026-09-01",
            "sis_term_id": "A26",
            "overrides": {"StudentEnrollment": {"start_at": "2026-09-05"}},
        },
    )
    print(made["id"])
    return [t.get("name") or "" for t in canvas.enrollment_terms.list_account_terms("self", workflow_state=["active"])]


def columns(canvas: Canvas, course: Id, user: objects.User) -> None:
    column = canvas.custom_gradebook_columns.create_course_custom_gradebook_column(
        course, column={"title": "Note", "hidden": False}
    )
    canvas.custom_gradebook_columns.update_course_custom_gradebook_column_data_by_id(
        course, column["id"], user["id"], column_data={"content": "late"}
    )


def logins(canvas: Canvas, user: objects.User) -> None:
    for login in canvas.logins.list_user_logins(user["id"]):
        canvas.logins.update_account_login("self", login["id"], login={"password": "x", "sis_user_id": "S1"})
    canvas.communication_channels.create_user_communication_channel(
        user["id"], communication_channel={"address": "a@b.example", "type": "email"}, skip_confirmation=True
    )


def export(canvas: Canvas, course: Id, to: Path) -> None:
    started = canvas.content_exports.create_course_content_export(
        course, export_type="common_cartridge", skip_notifications=True
    )
    url = started.get("progress_url")
    if url:
        canvas.wait(url)
    done = canvas.content_exports.get_course_content_export(course, started["id"])
    attachment = done.get("attachment")
    if attachment:
        canvas.download(attachment, to)


def peer(canvas: Canvas, course: Id, assignment: Id, submission: objects.Submission, reviewer: objects.User) -> None:
    canvas.peer_reviews.create_course_assignment_submission_peer_review(
        course, assignment, submission["id"], user_id=reviewer["id"]
    )


async def parallel(canvas: AsyncCanvas, ids: list[int]) -> list[object]:
    found = await asyncio.gather(
        *(
            canvas.submissions.list_course_students_submissions(
                i, student_ids=["all"], workflow_state="submitted"
            ).all()
            for i in ids
        )
    )
    return [s for page in found for s in page if "assignment_id" in s]


def polls(canvas: Canvas) -> None:
    made = canvas.polls.create_poll(polls=[{"question": "Ready?", "description": "Yes or no"}])
    print(made)


def search(canvas: Canvas) -> list[str]:
    return [r.get("name") or "" for r in canvas.search.list_search_recipients(search="ada", type="user")]


def folders(canvas: Canvas, course: Id) -> None:
    folder = canvas.files.create_course_folder(course, name="week 2", parent_folder_path="/", locked=True)
    canvas.files.update_folder(folder["id"], name="week 3", position=2)
    for file in canvas.files.list_folder_files(folder["id"], sort="size", order="desc"):
        canvas.files.update_file(file["id"], hidden=True, lock_at=None)
