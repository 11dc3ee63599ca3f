// Ten jobs that schools give to programs, from start to end; the type checker finds nothing in it. It is checked, never run.
import { Canvas, type Id, JobFailedError, type objects } from "canvas-openapi-client";
import { fileFromPath } from "canvas-openapi-client/node";

declare const canvas: Canvas;

export async function enrol(course: Id, rows: Array<[login: string, name: string]>): Promise<objects.Enrollment[]> {
  const made = [];
  for (const [login, name] of rows) {
    const found = await canvas.users.listAccountUsers("self", { search_term: login }).first();
    const user =
      found ??
      (await canvas.users.createAccountUser("self", {
        user: { name },
        pseudonym: { unique_id: login, send_confirmation: false },
      }));
    made.push(
      await canvas.enrollments.createCourseEnrollment(course, {
        enrollment: { user_id: user.id, type: "StudentEnrollment", enrollment_state: "invited" },
      }),
    );
  }
  return made;
}

export async function gradeWithRubric(course: Id, assignment: objects.Assignment, user: objects.User) {
  const full = Object.fromEntries(
    (assignment.rubric ?? []).map(({ id, points }) => [id ?? "", { points: points ?? 0, comments: "Complete" }]),
  );
  const graded = await canvas.submissions.updateCourseAssignmentSubmission(course, assignment.id, user.id, {
    rubric_assessment: full,
    comment: { text_comment: "See the rubric." },
  });
  return graded.score;
}

export async function handIn(course: Id, assignment: Id, path: string): Promise<objects.Submission> {
  const file = await canvas.submissions.createCourseAssignmentSubmissionFile(course, assignment, "self", {
    file: await fileFromPath(path),
  });
  return canvas.submissions.createCourseAssignmentSubmission(course, assignment, {
    submission: { submission_type: "online_upload", file_ids: [file.id] },
  });
}

export async function importSis(path: string): Promise<string[]> {
  const started = await canvas.sisImports.createAccountSisImport("self", {
    attachment: await fileFromPath(path),
    import_type: "instructure_csv",
  });
  try {
    const address = `/api/v1/accounts/self/sis_imports/${started.id}`;
    const done = await canvas.wait<objects.SisImport>(address, { onProgress: ({ progress }) => console.log(progress) });
    return (done.processing_warnings ?? []).map(([file, message]) => `${file}: ${message}`);
  } catch (error) {
    if (error instanceof JobFailedError) return [error.message];
    throw error;
  }
}

export async function makeQuiz(course: Id, questions: string[]): Promise<Id> {
  const quiz = await canvas.newQuizzes.createQuizCourseQuiz(course, {
    quiz: { title: "Week 1", points_possible: questions.length, due_at: new Date("2026-09-01T00:00:00Z") },
  });
  const quizId = quiz.id ?? "";
  for (const [place, question] of questions.entries()) {
    await canvas.newQuizItems.createQuizCourseQuizItem(course, quizId, {
      item: {
        position: place + 1,
        points_possible: 1,
        entry_type: "Item",
        entry: {
          item_body: `<p>${question}</p>`,
          interaction_type_slug: "true-false",
          interaction_data: { true_choice: "True", false_choice: "False" },
          scoring_data: { value: true },
          scoring_algorithm: "Equivalence",
        },
      },
    });
  }
  return quizId;
}

export const makeClassicQuestion = (course: Id, quiz: Id): Promise<objects.QuizQuestion> =>
  canvas.quizQuestions.createCourseQuizQuestion(course, quiz, {
    question: {
      question_name: "Capital",
      question_text: "Which is the capital of Norway?",
      question_type: "multiple_choice_question",
      points_possible: 2,
      answers: [
        { answer_text: "Oslo", answer_weight: 100 },
        { answer_text: "Bergen", answer_weight: 0 },
      ],
    },
  });

export async function sendMessage(course: Id, subject: string, body: string): Promise<number> {
  const students = await canvas.courses.listCourseUsers(course, { enrollment_type: ["student"] }).all();
  const sent = await canvas.conversations.createConversation({
    recipients: students.map(({ id }) => id),
    subject,
    body,
    force_new: true,
    group_conversation: true,
    context_code: `course_${course}`,
  });
  return sent.length;
}

export async function plan(course: Id, weeks: Date[]): Promise<objects.CalendarEvent[]> {
  const made = [];
  for (const [place, start] of weeks.entries()) {
    made.push(
      await canvas.calendarEvents.createCalendarEvent({
        calendar_event: {
          context_code: `course_${course}`,
          title: `Lecture ${place + 1}`,
          start_at: start,
          end_at: new Date(start.getTime() + 7_200_000),
          location_name: "Room 5",
        },
      }),
    );
  }
  for (const event of made.slice(1)) {
    await canvas.calendarEvents.updateCalendarEvent(event.id, { calendar_event: { description: "Bring your book." } });
  }
  return made;
}

export async function copyCourse(source: Id, account: Id): Promise<objects.Course> {
  const target = await canvas.courses.createAccountCourse(account, { course: { name: "Biology", start_at: null } });
  const migration = await canvas.contentMigrations.createCourseContentMigration(target.id, {
    migration_type: "course_copy_importer",
    settings: { source_course_id: source },
    date_shift_options: { shift_dates: true, old_start_date: "2026-01-10", new_start_date: "2026-09-01" },
  });
  if (migration.progress_url) await canvas.wait(migration.progress_url, { timeout: 3_600_000 });
  return canvas.courses.updateCourse(target.id, { course: { event: "offer" } });
}

export async function fiveHundredUsers(account: Id): Promise<Map<Id, string>> {
  const users = await canvas.users.listAccountUsers(account, { per_page: 100 }).limit(500).all({ atOnce: 5 });
  return new Map(users.map((user) => [user.id, user.sortable_name ?? ""]));
}

export async function whatTheySee(course: Id): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for await (const user of canvas.courses.listCourseUsers(course, { enrollment_type: ["student"] })) {
    const asThem = canvas.asUser(user.id);
    const modules = await asThem.modules.listCourseModules(course, { include: ["items"], student_id: user.id }).all();
    seen[user.name ?? ""] = modules.map((module) => module.name ?? "");
    await asThem.planner.listPlannerItems({ start_date: "2026-09-01", context_codes: [`course_${course}`] }).first();
  }
  return seen;
}
