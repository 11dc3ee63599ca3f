// What programs do with the client for the whole docs; the type checker finds nothing in it. It is checked, never run.
import {
  Canvas,
  CanvasClient,
  CanvasError,
  Courses,
  type Id,
  NotFoundError,
  type objects,
  type Page,
  ResponseError,
} from "canvas-openapi-client";
import { fileFromPath, save } from "canvas-openapi-client/node";
import type { CreateAccountCourseCourse } from "canvas-openapi-client/resources/courses";

declare const canvas: Canvas;

export const connect = (token: string): Canvas =>
  new Canvas({ baseUrl: "https://school.instructure.com", token, userAgent: "app/1", timeout: 10_000 });

export async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const course of canvas.courses.listCourses({ include: ["term"], per_page: 100 })) {
    found.push(course.name ?? "");
  }
  return found;
}

export const first = (): Promise<objects.Course | undefined> => canvas.courses.listCourses().first();

export async function pages(): Promise<Array<Page<objects.User>>> {
  const found = [];
  for await (const page of canvas.courses.listCourseUsers(1, { enrollment_type: ["student"] }).pages()) found.push(page);
  return found;
}

export const courseOf = (id: Id): Promise<objects.Course> => canvas.courses.getCourse(id);

export const sisCourse = (): Promise<objects.Course> => canvas.courses.getCourse("sis_course_id:BIO-101");

export const enroll = (course: objects.Course, user: objects.User): Promise<objects.Enrollment> =>
  canvas.enrollments.createCourseEnrollment(course.id, {
    enrollment: { user_id: user.id, type: "StudentEnrollment", enrollment_state: "active", notify: false },
  });

export const enrolled = (course: objects.Course): Promise<objects.Enrollment[]> =>
  canvas.enrollments.listCourseEnrollments(course.id, { type: ["StudentEnrollment"], state: ["active"] }).all();

export const newAssignment = (course: objects.Course): Promise<objects.Assignment> =>
  canvas.assignments.createCourseAssignment(course.id, {
    assignment: {
      name: "Essay",
      submission_types: ["online_upload", "online_text_entry"],
      allowed_extensions: ["pdf"],
      points_possible: 10,
      due_at: new Date("2026-05-01T12:00:00Z"),
      published: true,
    },
  });

export const moveDueDate = (course: Id, assignment: Id): Promise<objects.Assignment> =>
  canvas.assignments.updateCourseAssignment(course, assignment, {
    assignment: { due_at: "2026-05-01T12:00:00Z", lock_at: null },
  });

export async function grade(course: Id, assignment: Id, user: objects.User): Promise<void> {
  await canvas.submissions.updateCourseAssignmentSubmission(course, assignment, user.id, {
    submission: { posted_grade: 9.5 },
    comment: { text_comment: "Well done" },
  });
}

export const gradeMany = (course: Id, assignment: Id): Promise<objects.Progress> =>
  canvas.submissions.updateGradesForCourseAssignmentSubmissions(course, assignment, {
    grade_data: { "3": { posted_grade: "A" }, "4": { posted_grade: 87, excuse: false } },
  });

export async function ungraded(course: Id, assignment: Id): Promise<objects.Submission[]> {
  const found = await canvas.submissions
    .listCourseAssignmentSubmissions(course, assignment, { include: ["user"] })
    .all();
  return found.filter((one) => one.workflow_state === "submitted");
}

export const upload = async (course: objects.Course, path: string): Promise<objects.CanvasFile> =>
  canvas.courses.createCourseFile(course.id, { file: await fileFromPath(path), on_duplicate: "rename" });

export const uploadBytes = (course: objects.Course): Promise<objects.CanvasFile> =>
  canvas.courses.createCourseFile(course.id, { file: new TextEncoder().encode("text"), name: "notes.txt" });

export const uploadBlob = (course: objects.Course, blob: Blob): Promise<objects.CanvasFile> =>
  canvas.courses.createCourseFile(course.id, { file: blob, name: "a.png", parent_folder_path: "week 1" });

export async function announceUpload(course: objects.Course): Promise<string | null | undefined> {
  const told = await canvas.courses.createCourseFile(course.id, { url: "https://files.example/a.pdf", name: "a.pdf" });
  return told.upload_url;
}

export async function fetchFile(file: objects.CanvasFile): Promise<void> {
  await save(await canvas.download(file), "copy.pdf");
}

export async function publishPages(course: Id): Promise<void> {
  for await (const page of canvas.pages.listCoursePages(course, { published: false })) {
    if (page.url) await canvas.pages.updateCoursePage(course, page.url, { wiki_page: { published: true } });
  }
}

export async function modules(course: Id): Promise<Map<Id, objects.ModuleItem[]>> {
  const found = new Map<Id, objects.ModuleItem[]>();
  for await (const module of canvas.modules.listCourseModules(course, { include: ["items"] })) {
    found.set(module.id, await canvas.modules.listCourseModuleItems(course, module.id).all());
  }
  return found;
}

export const writeTo = (users: objects.User[]): Promise<unknown> =>
  canvas.conversations.createConversation({
    recipients: users.map((user) => String(user.id)),
    subject: "Hello",
    body: "…",
    group_conversation: true,
  });

export const events = (course: objects.Course): Promise<(objects.CalendarEvent | objects.AssignmentEvent)[]> =>
  canvas.calendarEvents
    .listCalendarEvents({
      context_codes: [`course_${course.id}`],
      start_date: new Date(),
      end_date: "2026-02-01",
      type: "event",
    })
    .all();

export async function newGroup(category: Id, members: objects.User[]): Promise<objects.Group> {
  const group = await canvas.groups.createGroupCategoryGroup(category, { name: "A" });
  for (const member of members) await canvas.groups.createGroupMembership(group.id, { user_id: member.id });
  return group;
}

export async function newCourse(): Promise<objects.Course> {
  const course: CreateAccountCourseCourse = { name: "New", course_code: "N-1" };
  return canvas.courses.createAccountCourse("self", { course, offer: true });
}

export const profile = async (): Promise<string> => (await canvas.users.getUserProfile("self")).name ?? "";

export const mine = (user: objects.User): Promise<objects.Course[]> =>
  canvas.asUser(user.id).courses.listCourses().all();

export const oneCallAs = (user: objects.User): Promise<objects.Course> =>
  canvas.courses.getCourse(1, {}, { asUserId: user.id, timeout: 5000, maxRetries: 0 });

export const startImport = async (path: string): Promise<objects.SisImport> =>
  canvas.sisImports.createAccountSisImport("self", {
    attachment: await fileFromPath(path),
    import_type: "instructure_csv",
  });

export const migrate = (course: objects.Course, source: objects.Course): Promise<objects.ContentMigration> =>
  canvas.contentMigrations.createCourseContentMigration(course.id, {
    migration_type: "course_copy_importer",
    settings: { source_course_id: source.id },
  });

export const cancelled = (signal: AbortSignal): Promise<objects.Course> => canvas.courses.getCourse(1, {}, { signal });

export async function handled(): Promise<string | undefined> {
  try {
    return (await canvas.courses.getCourse(1)).name ?? undefined;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    if (error instanceof ResponseError) return `${error.status} ${error.errors.join("; ")} ${error.requestId}`;
    if (error instanceof CanvasError) return error.message;
    throw error;
  }
}

export const small = (token: string): Courses =>
  new Courses(new CanvasClient({ baseUrl: "https://school.instructure.com", token }));
