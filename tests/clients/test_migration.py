"""The calls that a library of objects makes are found in its source, and named as our clients name them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.clients.migration import Recorded, recorded, table

SOURCE = """
class Course:
    def get_files(self, **kwargs):
        return PaginatedList(File, self._requester, "GET", "courses/{}/files".format(self.id), kwargs)

    def upload(self, file):
        return Uploader(self._requester, "courses/%s/files" % self.id, file).start()

    def show(self):
        uri = f"courses/{self.id}"
        return self._requester.request("GET", uri)

    def _hidden(self):
        return self._requester.request("GET", "hidden")

    def quizzes(self):
        return self._requester.request("GET", "courses/{}/quizzes".format(self.id), _url="new_quizzes")
"""


def test_calls_are_read_from_source(tmp_path: Path, bundled: dict[str, Any]) -> None:
    (tmp_path / "course.py").write_text(SOURCE)
    calls = recorded(tmp_path)
    assert calls == [
        Recorded("Course.get_files", "GET", "/api/v1/courses/*/files"),
        Recorded("Course.quizzes", "GET", "/api/quiz/v1/courses/*/quizzes"),
        Recorded("Course.show", "GET", "/api/v1/courses/*"),
        Recorded("Course.upload", "POST", "/api/v1/courses/*/files"),
    ]
    rows, count, found = table(calls, bundled)
    assert (count, found) == (4, 2)
    assert rows[2].endswith("| `courses.get_course` | `courses.getCourse` |")
    assert rows[3].endswith("| `courses.create_course_file` | `courses.createCourseFile` |")
    assert rows[0].endswith("| — | — |")
