// openapi-generator typescript-fetch: a class for each tag; names in camelCase, bodies as models.
import * as client from "client";
import { callAll, camelCase } from "./calls.mjs";

const apis = Object.values(client).filter((value) => value.prototype instanceof client.BaseAPI);

// Bodies of one shape share one model, so the name and the model of a body are read from the generated method.
function bodyArguments(Api, operation, body) {
  const source = Api.prototype[`${camelCase(operation)}RequestOpts`].toString();
  const found = /body: .*?(\w+)ToJSON.*?|body: (?:\(.*?\)|\w+)ToJSON/.exec(source) && /(\w+)ToJSON/.exec(source);
  if (!found) return renamed(body);
  const [, name] = /body:[^\n]*requestParameters\["(\w+)"\]/.exec(source);
  const model = client[`${found[1]}FromJSON`];
  return { [name]: Array.isArray(body) ? body.map(model) : model(body) };
}

const renamed = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [camelCase(name), value]));

callAll((operation, { baseUrl, path, query, body }) => {
  const method = `${camelCase(operation)}Raw`;
  const Api = apis.find((api) => method in api.prototype);
  const configuration = new client.Configuration({ basePath: baseUrl, accessToken: "token" });
  return new Api(configuration)[method]({ ...renamed({ ...path, ...query }), ...(body && bodyArguments(Api, operation, body)) });
});
