// node validate.mjs swagger-parser|oas-normalize DOCUMENT: prints what is wrong, and ends with 1 if something is.
import SwaggerParser from "@apidevtools/swagger-parser";
import OASNormalize from "oas-normalize";

const [tool, file] = process.argv.slice(2);
try {
  if (tool === "swagger-parser") {
    await SwaggerParser.validate(file);
  } else {
    const { valid, warnings, errors = [] } = await new OASNormalize(file, { enablePaths: true }).validate();
    for (const { message } of [...errors, ...warnings]) console.log(message);
    if (!valid || warnings.length) process.exit(1);
  }
} catch (error) {
  console.log(error.message);
  process.exit(1);
}
