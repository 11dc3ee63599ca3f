// More uses, of pages that the other file has not; the type checker finds nothing in it. It is checked, never run.
import { Canvas, type Id, type objects } from "canvas-openapi-client";
import { save } from "canvas-openapi-client/node";

declare const canvas: Canvas;

export const appointments = (course: Id): Promise<objects.AppointmentGroup> =>
  canvas.appointmentGroups.createAppointmentGroup({
    appointment_group: {
      context_codes: [`course_${course}`],
      title: "Office hours",
      participants_per_appointment: 1,
      new_appointments: { "0": ["2026-09-01T10:00:00Z", "2026-09-01T10:30:00Z"] },
      publish: true,
    },
  });

export async function discuss(course: Id): Promise<string[]> {
  const topic = await canvas.discussionTopics.createCourseDiscussionTopic(course, {
    title: "Welcome",
    message: "Say hello",
    discussion_type: "threaded",
    published: true,
    delayed_post_at: new Date("2026-09-01T00:00:00Z"),
    assignment: { points_possible: 5 },
  });
  await canvas.discussionTopics.createCourseDiscussionTopicEntry(course, topic.id, { message: "Hello" });
  const entries = await canvas.discussionTopics.listCourseDiscussionTopicEntries(course, topic.id).all();
  return entries.map((entry) => entry.message ?? "");
}

export async function report(): Promise<string | null | undefined> {
  const parameters = { course_id: 5 };
  const started = await canvas.accountReports.postAccountReport("self", "grade_export_csv", { parameters });
  return (await canvas.accountReports.getAccountReportById("self", "grade_export_csv", started.id)).file_url;
}

export const newRole = (): Promise<objects.Role> =>
  canvas.roles.createAccountRole("self", {
    label: "Grader",
    base_role_type: "TaEnrollment",
    permissions: { manage_grades: { explicit: true, enabled: true } },
  });

export const tool = (course: Id): Promise<unknown> =>
  canvas.externalTools.createCourseExternalTool(course, {
    name: "Tool",
    privacy_level: "anonymous",
    consumer_key: "k",
    shared_secret: "s",
    url: "https://tool.example/launch",
    custom_fields: { a: "b" },
  });

export async function rubric(course: Id, assignment: Id): Promise<Id | undefined> {
  const made = await canvas.rubrics.createCourseRubric(course, {
    rubric: { title: "Essay", criteria: { "0": { description: "Style", points: 5 } } },
    rubric_association: { association_id: assignment, association_type: "Assignment", purpose: "grading" },
  });
  return made.rubric?.id;
}

export const override = (course: Id, assignment: Id, students: objects.User[]): Promise<objects.AssignmentOverride> =>
  canvas.assignments.createCourseAssignmentOverride(course, assignment, {
    assignment_override: { student_ids: students.map(({ id }) => id), title: "Later", due_at: new Date() },
  });

export const extensions = (course: Id, user: objects.User): Promise<unknown> =>
  canvas.courseQuizExtensions.createCourseAllQuizExtensions(course, {
    quiz_extensions: [{ user_id: user.id, extra_attempts: 1, extra_time: 30 }],
  });

export async function groups(course: Id): Promise<objects.Group[]> {
  const category = await canvas.groupCategories.createCourseGroupCategory(course, {
    name: "Labs",
    split_group_count: "4",
    self_signup: "enabled",
  });
  return canvas.groupCategories.listGroupCategoryGroups(category.id).all();
}

export async function page(course: Id): Promise<number | undefined> {
  const made = await canvas.pages.createCoursePage(course, {
    wiki_page: { title: "Syllabus", body: "<p>…</p>", front_page: true, published: true },
  });
  return canvas.pages.listCoursePageRevisions(course, made.url ?? "").count();
}

export async function moduleWith(course: Id, assignment: objects.Assignment): Promise<objects.ModuleItem> {
  const made = await canvas.modules.createCourseModule(course, {
    module: { name: "Week 1", position: 1, unlock_at: new Date(), prerequisite_module_ids: [] },
  });
  return canvas.modules.createCourseModuleItem(course, made.id, {
    module_item: {
      type: "Assignment",
      content_id: assignment.id,
      completion_requirement: { type: "min_score", min_score: 10 },
    },
  });
}

export const term = (): Promise<objects.EnrollmentTerm> =>
  canvas.enrollmentTerms.createAccountTerm("self", {
    enrollment_term: {
      name: "Autumn",
      sis_term_id: "A26",
      overrides: { StudentEnrollment: { start_at: "2026-09-05" } },
    },
  });

export async function note(course: Id, user: objects.User): Promise<void> {
  const column = await canvas.customGradebookColumns.createCourseCustomGradebookColumn(course, {
    column: { title: "Note", hidden: false },
  });
  await canvas.customGradebookColumns.updateCourseCustomGradebookColumnDataById(course, column.id, user.id, {
    column_data: { content: "late" },
  });
}

export async function exported(course: Id, target: string): Promise<void> {
  const started = await canvas.contentExports.createCourseContentExport(course, { export_type: "common_cartridge" });
  if (started.progress_url) await canvas.wait(started.progress_url);
  const { attachment } = await canvas.contentExports.getCourseContentExport(course, started.id);
  if (attachment) await save(await canvas.download(attachment), target);
}

export async function folders(course: Id): Promise<void> {
  const folder = await canvas.files.createCourseFolder(course, { name: "week 2", parent_folder_path: "/" });
  await canvas.files.updateFolder(folder.id, { name: "week 3", position: 2 });
  for await (const file of canvas.files.listFolderFiles(folder.id, { sort: "size", order: "desc" })) {
    await canvas.files.updateFile(file.id, { hidden: true, lock_at: null });
  }
}

export const found = async (): Promise<string[]> =>
  (await canvas.search.listSearchRecipients({ search: "ada", type: "user" }).all()).map(({ name }) => name ?? "");
