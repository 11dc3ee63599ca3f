// What both TypeScript drivers share: read the cases, call each, say which could not be called.
import { readFileSync } from "node:fs";

export const camelCase = (name) =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next) => (next ?? "").toUpperCase()).replace(/^./, (c) => c.toLowerCase());

const withFiles = (body) =>
  body && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, value?.$file ? new File([value.text], value.$file) : value]),
      )
    : body;

export async function callAll(call) {
  const [cases, url] = process.argv.slice(2);
  for (const { operation, path = {}, query = {}, body } of JSON.parse(readFileSync(cases, "utf8"))) {
    try {
      await call(operation, { baseUrl: `${url}/${operation}`, path, query, body: withFiles(body) });
    } catch (error) {
      console.error(`${operation}: ${String(error.message).split("\n")[0]}`);
    }
  }
}
