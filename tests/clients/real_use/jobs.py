"""Ten jobs that schools give to programs, from start to end; type checkers find nothing in it. It is checked, never run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from canvas_client import AsyncCanvas, Canvas, Id, JobFailedError, objects
from canvas_client.types import submissions as types


def enrol(canvas: Canvas, course: Id, rows: list[tuple[str, str]]) -> list[objects.Enrollment]:
    made = []
    for login, name in rows:
        found = canvas.users.list_account_users("self", search_term=login).first() if login else None
        user = found or canvas.users.create_account_user(
            "self", user={"name": name}, pseudonym={"unique_id": login, "send_confirmation": False}
        )
        made.append(
            canvas.enrollments.create_course_enrollment(
                course, enrollment={"user_id": user["id"], "type": "StudentEnrollment", "enrollment_state": "invited"}
            )
        )
    return made


def grade_with_rubric(canvas: Canvas, course: Id, assignment: objects.Assignment, user: objects.User) -> float | None:
    full: dict[str, types.UpdateCourseAssignmentSubmissionRubricAssessment] = {
        criterion.get("id") or "": {"points": criterion.get("points") or 0, "comments": "Complete"}
        for criterion in assignment.get("rubric") or []
    }
    graded = canvas.submissions.update_course_assignment_submission(
        course, assignment["id"], user["id"], rubric_assessment=full, comment={"text_comment": "See the rubric."}
    )
    return graded.get("score")


def hand_in(canvas: Canvas, course: Id, assignment: Id, paper: Path) -> objects.Submission:
    file = canvas.submissions.create_course_assignment_submission_file(course, assignment, "self", file=paper)
    return canvas.submissions.create_course_assignment_submission(
        course, assignment, submission={"submission_type": "online_upload", "file_ids": [file["id"]]}
    )


def import_sis(canvas: Canvas, archive: Path) -> list[str]:
    started = canvas.sis_imports.create_account_sis_import("self", attachment=archive, import_type="instructure_csv")
    try:
        path = f"/api/v1/accounts/self/sis_imports/{started['id']}"
        done: objects.SisImport = canvas.wait(path, on_progress=lambda state: print(state.get("progress"), "%"))
    except JobFailedError as error:
        return [str(error)]
    return [f"{row[0]}: {row[1]}" for row in done.get("processing_warnings") or []]


def make_quiz(canvas: Canvas, course: Id, questions: dict[str, list[str]]) -> Id:
    quiz = canvas.new_quizzes.create_quiz_course_quiz(
        course, quiz={"title": "Week 1", "points_possible": len(questions), "due_at": datetime(2026, 9, 1, tzinfo=UTC)}
    )
    quiz_id = quiz.get("id") or ""
    for place, question in enumerate(questions, 1):
        canvas.new_quiz_items.create_quiz_course_quiz_item(
            course,
            quiz_id,
            item={
                "position": place,
                "points_possible": 1,
                "entry_type": "Item",
                "entry": {
                    "item_body": f"<p>{question}</p>",
                    "interaction_type_slug": "true-false",
                    "interaction_data": {"true_choice": "True", "false_choice": "False"},
                    "scoring_data": {"value": True},
                    "scoring_algorithm": "Equivalence",
                },
            },
        )
    return quiz_id


def make_classic_question(canvas: Canvas, course: Id, quiz: Id) -> objects.QuizQuestion:
    return canvas.quiz_questions.create_course_quiz_question(
        course,
        quiz,
        question={
            "question_name": "Capital",
            "question_text": "Which is the capital of Norway?",
            "question_type": "multiple_choice_question",
            "points_possible": 2,
            "answers": [{"answer_text": "Oslo", "answer_weight": 100}, {"answer_text": "Bergen", "answer_weight": 0}],
        },
    )


def send_message(canvas: Canvas, course: Id, subject: str, body: str) -> int:
    late = [user for user in canvas.courses.list_course_users(course, enrollment_type=["student"]) if user.get("email")]
    sent = canvas.conversations.create_conversation(
        recipients=[user["id"] for user in late],
        subject=subject,
        body=body,
        force_new=True,
        group_conversation=True,
        context_code=f"course_{course}",
    )
    return len(sent)


def plan(canvas: Canvas, course: Id, weeks: list[datetime]) -> list[objects.CalendarEvent]:
    made = [
        canvas.calendar_events.create_calendar_event(
            calendar_event={
                "context_code": f"course_{course}",
                "title": f"Lecture {number}",
                "start_at": start,
                "end_at": start.replace(hour=start.hour + 2),
                "location_name": "Room 5",
            }
        )
        for number, start in enumerate(weeks, 1)
    ]
    for event in made[1:]:
        canvas.calendar_events.update_calendar_event(event["id"], calendar_event={"description": "Bring your book."})
    return made


def copy_course(canvas: Canvas, source: Id, account: Id) -> objects.Course:
    target = canvas.courses.create_account_course(account, course={"name": "Biology, autumn", "start_at": None})
    migration = canvas.content_migrations.create_course_content_migration(
        target["id"],
        migration_type="course_copy_importer",
        settings={"source_course_id": source},
        date_shift_options={"shift_dates": True, "old_start_date": "2026-01-10", "new_start_date": "2026-09-01"},
    )
    progress_url = migration.get("progress_url")
    if progress_url:
        canvas.wait(progress_url, timeout=3600)
    return canvas.courses.update_course(target["id"], course={"event": "offer"})


async def five_hundred_users(canvas: AsyncCanvas, account: Id) -> dict[int, str]:
    users = await canvas.users.list_account_users(account, per_page=100).limit(500).all_at_once(5)
    return {user["id"]: user.get("sortable_name") or "" for user in users}


def what_they_see(canvas: Canvas, course: Id) -> dict[str, list[str]]:
    seen: dict[str, list[str]] = {}
    for user in canvas.courses.list_course_users(course, enrollment_type=["student"], include=["enrollments"]):
        as_them = canvas.as_user(user["id"])
        modules = as_them.modules.list_course_modules(course, include=["items"], student_id=user["id"])
        seen[user.get("name") or ""] = [module.get("name") or "" for module in modules]
        items = as_them.planner.list_planner_items(start_date="2026-09-01", context_codes=[f"course_{course}"])
        print(items.first())
    return seen
