import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";

const require = createRequire(import.meta.url);

/** Returns what SARIF's own schema has to say against a log; null when it is valid. */
export function sarifErrors(log: unknown): unknown {
  validate(log);
  return validate.errors ?? null;
}

/** The published schema of SARIF 2.1.0. Its draft of JSON Schema is an older one, whose words mean the same here. */
function schema(): object {
  const package_ = require.resolve("@microsoft/jest-sarif/package.json");
  const text = readFileSync(new URL("lib/schemas/sarif-2.1.0-rtm.5.json", `file://${package_}`), "utf8");
  const { $schema, id, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat("uri", (text) => URL.canParse(text));
ajv.addFormat("uri-reference", (text) => URL.canParse(text, "file:///"));
ajv.addFormat("date-time", (text) => !Number.isNaN(Date.parse(text)));
const validate = ajv.compile(schema());
