// What a user's test does with the fake Canvas of the TypeScript package: `typescript_fake.mjs BUNDLE`.
import { pathToFileURL } from "node:url";

const { Answer, FakeCanvas } = await import(pathToFileURL(process.argv[2]));
const fake = new FakeCanvas();
const canvas = fake.canvas();
const nameOf = (action) => action().then(String, ({ name }) => name);

fake.on("GET", "/api/v1/courses", Array.from({ length: 25 }, (_, id) => ({ id })));
const ids = (await canvas.courses.listCourses({ include: ["term", "teachers"] }).all()).map(({ id }) => id);
const include = fake.asked[0].query.getAll("include[]");
const calls = fake.asked.length;
const account = (await canvas.accounts.getAccountSettings(1)).microsoft_sync_enabled;
const missing = await nameOf(() => canvas.request({ method: "GET", path: "/api/v1/nothing" }));
fake.asked.length = 0;
fake.throttle(2);
fake.on("POST", "/api/v1/courses/1/enrollments", { id: 5 }, ({ body }) => new Answer({ id: body.enrollment.user_id }));
const enroll = () => canvas.enrollments.enrollCourseUser(1, { enrollment: { user_id: 2 } });
const enrolled = [await enroll(), await enroll()];
const throttled = fake.asked.length;
fake.fail("GET", "/api/v1/courses", 401, "no");
const failed = await nameOf(() => canvas.courses.listCourses().all());
const { display_name, size } = await canvas.courses.createCourseFile(1, { file: new File(["text"], "a.txt") });
const stored = await fake.files.get(1).text();
const file = { display_name, size };
console.log(JSON.stringify({ ids, include, calls, account, missing, enrolled, throttled, failed, file, stored }));
