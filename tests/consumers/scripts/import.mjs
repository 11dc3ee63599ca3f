// node import.mjs postman|bruno|insomnia DOCUMENT: imports, and prints {requests, bearer, masked, bytes} as JSON.
//
// masked: how many requests would send `as_user_id` as imported. bytes: the size of the collection as a file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [tool, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

function* leaves(items) {
  for (const item of items) {
    if (item.request) yield item;
    yield* leaves(item.item ?? item.items ?? []);
  }
}

async function postman() {
  const { convertV2 } = require("openapi-to-postmanv2");
  // The importers' settings that people who integrate use: folders by tag, what is optional switched off.
  const options = { folderStrategy: "Tags", requestParametersResolution: "Example", enableOptionalParameters: false };
  const { result, reason, output } = await new Promise((resolve, reject) =>
    convertV2({ type: "string", data: text }, options, (error, made) => (error ? reject(error) : resolve(made))),
  );
  if (!result) throw new Error(reason);
  const collection = output[0].data;
  const requests = [...leaves(collection.item)].map(({ request }) => ({
    auth: request.auth?.type ?? collection.auth?.type,
    on: (request.url.query ?? []).filter(({ disabled }) => !disabled).map(({ key }) => key),
  }));
  return [collection, requests];
}

async function bruno() {
  const { openApiToBruno } = require("@usebruno/converters");
  const collection = openApiToBruno(JSON.parse(text));
  const requests = [...leaves(collection.items)].map(({ request }) => ({
    auth: request.auth?.mode,
    on: (request.params ?? []).filter(({ enabled }) => enabled).map(({ name }) => name),
  }));
  return [collection, requests];
}

async function insomnia() {
  const { convert } = require("insomnia-importers");
  const { data } = await convert(text);
  const requests = data.resources
    .filter(({ _type }) => _type === "request")
    .map(({ authentication, parameters = [] }) => ({
      auth: authentication?.type,
      on: parameters.filter(({ disabled }) => !disabled).map(({ name }) => name),
    }));
  return [data, requests];
}

const [collection, requests] = await { postman, bruno, insomnia }[tool]();
const found = {
  requests: requests.length,
  bearer: requests.filter(({ auth }) => auth === "bearer").length,
  masked: requests.filter(({ on }) => on.includes("as_user_id")).length,
  bytes: Buffer.byteLength(JSON.stringify(collection)),
};
console.log(JSON.stringify(found));
