// Makes the calls of a JSON file with a bundle of a generated TypeScript package: `typescript_driver.mjs BUNDLE URL CALLS`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [bundle, baseUrl, calls] = process.argv.slice(2);
const { Canvas, Paginator } = await import(pathToFileURL(bundle));
const canvas = new Canvas({ baseUrl, token: "secret-token", allowHttp: true, maxRetries: 0 });
const todo = JSON.parse(readFileSync(calls, "utf8").replace(/(?<=[[:,\s])(\d{16,})(?=[,\]}])/g, '{"$big":"$1"}'));

function value(sent) {
  if (Array.isArray(sent)) return sent.map(value);
  if (typeof sent !== "object" || sent === null) return sent;
  if ("$file" in sent) return new File([sent.$file], "file.txt");
  if ("$big" in sent) return BigInt(sent.$big);
  return Object.fromEntries(Object.entries(sent).map(([key, inner]) => [key, value(inner)]));
}

for (const { group, method, path, arguments: given } of todo) {
  const parameters = Object.keys(given).length ? [value(given)] : [];
  const result = canvas[group][method](...path, ...parameters);
  await (result instanceof Paginator ? result.all() : result);
}
