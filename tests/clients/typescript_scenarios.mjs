// Scenarios with a bundle of a generated TypeScript package. `typescript_scenarios.mjs BUNDLE NAME URL OTHER_URL` plays one;
// without arguments, each line of the input is such a list, as JSON. Prints what happened as a line of JSON; the Python
// test that started it knows what should have.
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

let bundle, library, baseUrl, otherUrl, canvas; // those of the scenario that is being played
const TOKEN = "secret-token";
const make = (settings = {}) =>
  new library.Canvas({ baseUrl, token: TOKEN, allowHttp: true, maxWait: 10, ...settings });
const get = (path, options) => canvas.request({ method: "GET", path, options });

/** What an error says, without its stack. */
async function failure(action) {
  try {
    await action();
    return null;
  } catch (error) {
    const { name, message, status, errors, requestId, scope, insufficientScope } = error;
    return { name, message, status, errors, requestId, scope, insufficientScope, shown: inspect(error, { depth: 9 }) };
  }
}

const scenarios = {
  async lists() {
    const ids = [];
    for await (const account of canvas.accounts.listAccounts()) ids.push(account.id);
    const limited = await canvas.accounts.listAccounts().limit(1).all();
    const first = await canvas.accounts.listAccounts({ per_page: 5 }).first();
    const none = await canvas.accounts.listAccounts().limit(0).all();
    const pages = [];
    for await (const page of canvas.accounts.listAccounts().pages())
      pages.push([page.items.length, page.nextUrl ?? null]);
    return { ids, limited, first, none, pages };
  },
  circle: () => failure(() => canvas.accounts.listAccounts().all()),
  masquerade: async () => canvas.asUser("sis_user_id:A 1").accounts.listAccounts().all(),
  async ids() {
    const account = await canvas.accounts.getAccount(9007199254740993n);
    await canvas.accounts.getAccount(1, { stringIds: true });
    return account;
  },
  async values() {
    await canvas.tokens.updateUserToken("self", 1, {
      token: { purpose: null, expires_at: new Date(0), scopes: undefined },
    });
    await canvas.request({
      method: "GET",
      path: "/api/v1/x",
      query: { at: new Date(0), on: [true, null], big: 9007199254740993n },
    });
    return failure(() => canvas.accounts.getAccount(".."));
  },
  async bodies() {
    const send = (call) => canvas.request({ method: "POST", path: "/api/v1/x", ...call });
    await send({ body: { name: "x" }, whole: { mine: 1 } });
    await send({ whole: [1, { a: 2 }] });
    await send({ body: { name: "x" }, options: { extraBody: { more: true }, extraQuery: { "a[]": 1 } } });
  },
  throttled: async () => (await canvas.request({ method: "POST", path: "/api/v1/x" })).json(),
  stillThrottled: () => failure(() => get("/api/v1/x")),
  fault: async () => [
    (await get("/api/v1/x")).json(),
    await failure(() => canvas.request({ method: "POST", path: "/api/v1/y" })),
  ],
  timeout: () => failure(() => get("/api/v1/x", { timeout: 50, maxRetries: 0 })),
  noServer: () =>
    failure(() => make({ baseUrl: "http://127.0.0.1:9", maxRetries: 1 }).request({ method: "GET", path: "/" })),
  async cancelled() {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 300);
    const started = Date.now();
    const during = await failure(() => get("/api/v1/x", { signal: controller.signal }));
    const before = await failure(() => get("/api/v1/x", { signal: AbortSignal.abort(new Error("never")) }));
    return { during, before, quick: Date.now() - started < 30_000 };
  },
  async error() {
    return failure(() => canvas.accounts.getAccount(1, { maxRetries: 0 }));
  },
  async hooks() {
    const told = [];
    const hooked = make({
      userAgent: "my-app/2",
      onRequest: ({ method, attempt }) => told.push([method, attempt]),
      onResponse: ({ status }) => told.push(status),
      onRetry: (_request, _wait, reason) => told.push(reason),
    });
    await hooked.request({
      method: "GET",
      path: "/api/v1/x",
      options: { onResponse: ({ status }) => told.push([status]) },
    });
    return told;
  },
  async redirects() {
    const answer = (await get("/api/v1/x", { asUserId: 5 })).json();
    const post = await failure(() => canvas.request({ method: "POST", path: "/api/v1/y", body: { a: 1 } }));
    return { answer, post };
  },
  unsafe: async () => [
    await failure(() => get("/api/v1/x")),
    await failure(() => canvas.accounts.listAccounts().all()),
  ],
  async otherHost() {
    await get(`${otherUrl}/x`);
    return failure(() => get("//evil.example/x"));
  },
  async upload() {
    const told = [];
    const file = new File(["x".repeat(300_000)], "ü.txt", { type: "text/plain" });
    const path = "/api/v1/courses/1/files";
    const plain = await canvas.upload({ path, file, parameters: { on_duplicate: "rename" } });
    const watched = await canvas.upload({ path, file, onProgress: (sent, size) => told.push([sent, size]) });
    const bytes = await canvas.upload({ path, file: new Uint8Array([104, 105]), name: "hi.txt" });
    const nameless = await failure(() => canvas.upload({ path, file: new Uint8Array([1]) }));
    return { plain, watched, bytes, last: told.at(-1), several: told.length > 1, nameless };
  },
  async files() {
    const { fileFromPath, save } = await import(pathToFileURL(bundle.replace("client.mjs", "node.mjs")));
    const folder = mkdtempSync(join(tmpdir(), "canvas-"));
    writeFileSync(join(folder, "notes.txt"), "content");
    const uploaded = await canvas.upload({
      path: "/api/v1/courses/1/files",
      file: await fileFromPath(join(folder, "notes.txt")),
    });
    await save(await canvas.download("/files/1/download"), join(folder, "saved"));
    return { uploaded, saved: readFileSync(join(folder, "saved"), "utf8"), left: readdirSync(folder).sort() };
  },
  async course() {
    try {
      return await canvas.courses.getCourse(1, { maxRetries: 0 });
    } catch (error) {
      const { name, message, status, requestId, errors } = error;
      return { name, message, status, requestId, errors, isOurs: error instanceof library.CanvasError };
    }
  },
  async refused() {
    const found = [];
    for (const id of [null, undefined, true, 1.5, NaN, "", 2 ** 53, {}]) {
      found.push(await failure(() => canvas.courses.getCourse(id)));
    }
    for (const value of [NaN, Infinity, 2 ** 53, new Date("never")]) {
      found.push(await failure(() => canvas.enrollments.enrollCourseUser(1, { enrollment: { user_id: value } })));
      found.push(await failure(() => canvas.request({ method: "GET", path: "/api/v1/x", query: { a: [value] } })));
    }
    found.push(await failure(() => canvas.courses.getCourse(1, { maxRetry: 1 })));
    for (const settings of [{ baseUrl: "http://" }, { baseUrl: "https://x/api/v1" }, { token: "a b" }]) {
      found.push(await failure(async () => make(settings)));
    }
    return found;
  },
  async oauth() {
    const oauth = new library.OAuth({
      baseUrl,
      clientId: "10",
      clientSecret: "hush",
      redirectUri: "https://app.example/back",
      allowHttp: true,
    });
    const url = oauth.authorizationUrl({ state: "s 1", scopes: ["url:GET|/api/v1/courses", "b"], more: { purpose: "x" } });
    const tokens = await oauth.exchange("code-1");
    const stored = [];
    const renewed = oauth.renewed({ ...tokens, expiresAt: 0 }, (now) => stored.push(now.accessToken));
    const acting = make({ token: renewed });
    await Promise.all([1, 2, 3].map((id) => acting.courses.getCourse(id)));
    await Promise.all([4, 5].map((id) => acting.courses.getCourse(id)));
    await oauth.revoke(tokens);
    const refused = await failure(() => oauth.exchange("code-2"));
    return { url, user: tokens.user, stored, refused, noState: await failure(async () => oauth.authorizationUrl({})) };
  },
  async paced() {
    const careful = make({ keepQuota: 100, maxWait: 60_000 });
    const started = Date.now();
    await careful.courses.getCourse(1);
    const first = Date.now() - started;
    await careful.courses.getCourse(1);
    return { first, both: Date.now() - started };
  },
  sisImport: async () => {
    const path = "/api/v1/accounts/self/sis_imports/9";
    const done = await canvas.wait(path, { interval: 1 }).then(
      (job) => job.workflow_state,
      (error) => error.name,
    );
    const wrong = [{ id: 9, progress: 5 }, { id: 9, progress_url: "https://x.example/7" }];
    const refused = [];
    for (const job of wrong) refused.push((await failure(() => canvas.wait(job))).name);
    return { done, refused };
  },
  async jobs() {
    const told = [];
    const job = await canvas.courses.updateCourses(1, { event: "offer" });
    const done = await canvas.wait(job, { interval: 1, onProgress: ({ completion }) => told.push(completion) });
    const failed = await failure(() => canvas.wait(7));
    const byUrl = await failure(() => canvas.wait(`${baseUrl}/api/v1/progress/7`));
    const running = async () =>
      new Response('{"id": 7, "workflow_state": "running"}', { headers: { "content-type": "application/json" } });
    const late = await failure(() => make({ fetch: running }).wait({ id: 7 }, { interval: 5, timeout: 20 }));
    return { done, told, failed, late, byUrl };
  },
  async wholeLists() {
    const list = canvas.courses.listCourses();
    const all = (await list.all({ atOnce: 3 })).map(({ id }) => id);
    const limited = (await list.limit(5).all({ atOnce: 3 })).map(({ id }) => id);
    const none = await list.limit(0).all({ atOnce: 3 });
    const [page] = await Array.fromAsync?.(list.pages()) ?? [await list.pages().next().then(({ value }) => value)];
    return { all, limited, none, count: await list.count(), pageCount: page.pageCount };
  },
  async typedFiles() {
    let progress;
    const file = new File(["hi"], "a.txt", { type: "text/plain" });
    const options = { onProgress: (...told) => (progress = told) };
    const done = await canvas.courses.createCourseFile(1, { file, on_duplicate: "rename" }, options);
    const started = await canvas.courses.createCourseFile(1, { url: "https://files.example/a", name: "a" });
    const bytes = new TextEncoder().encode("user_id");
    for (const attachment of [new File([bytes], "users.csv"), new Blob([bytes]), bytes]) {
      await canvas.sisImports.createAccountSisImport(1, { attachment, batch_mode: true });
    }
    const refused = [];
    for (const one of [file, new Blob(["x"]), bytes, bytes.buffer]) {
      const enroll = () => canvas.enrollments.enrollCourseUser(1, { enrollment: { user_id: one } });
      refused.push(await failure(enroll));
    }
    refused.push(await failure(() => canvas.request({ method: "GET", path: "/api/v1/x", query: { a: file } })));
    return { done, started, progress, refused };
  },
  async token() {
    const renewed = make({ token: async () => "renewed" });
    await renewed.request({ method: "GET", path: "/api/v1/x" });
    const refused = [];
    for (const settings of [
      { token: "a\nb" },
      { baseUrl: "http://x.example", allowHttp: false },
      { baseUrl: "https://u:p@x" },
      { baseUrl: "https://x/api/v1" },
    ]) {
      refused.push((await failure(async () => make(settings)))?.message);
    }
    const response = await get("/api/v1/x");
    const shown = [canvas, canvas.accounts, canvas.asUser(1), response].map((one) =>
      inspect(one, { depth: 9, showHidden: true }),
    );
    return { refused, shown: shown.join(), json: JSON.stringify([canvas, canvas.accounts]) };
  },
};

async function play(name) {
  library = await import(pathToFileURL(bundle));
  canvas = make();
  console.log(JSON.stringify((await scenarios[name]()) ?? null));
}

const given = process.argv.slice(2);
const lines = given.length ? [JSON.stringify(given)] : createInterface({ input: process.stdin });
for await (const line of lines) {
  let name;
  [bundle, name, baseUrl, otherUrl] = JSON.parse(line);
  await play(name);
}
