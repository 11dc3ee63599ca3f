// hey-api: one function for each operation, called with Canvas's own names.
import * as sdk from "client";
import { callAll, camelCase } from "./calls.mjs";

callAll((operation, options) => sdk[camelCase(operation)]({ ...options, throwOnError: true }));
