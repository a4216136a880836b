import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { applyEdits } from "../../server/fixes.ts";
import { examine, type Fixture, fixtures } from "../fixtures/examine.ts";
import { expectationsOf } from "../fixtures/format.ts";

const python = process.env.PYTHON ?? "python3";
const version = spawnSync(python, ["-c", "import numpy; print(numpy.__version__)"], { encoding: "utf8" });
const hasNumpy = version.status === 0 && version.stdout.startsWith("2.");
if (!hasNumpy) console.log("Fixtures are not run under NumPy: python3 with NumPy 2 is not here.");

/** What test/oracle/fixtures.py is asked about a fixture. */
function question({ name, text }: Fixture) {
  const { facts, raises, changes } = expectationsOf(text);
  const fixes = examine(text).found.flatMap(({ line, bytes, fix }) =>
    fix ? [{ line, title: fix.title, safe: fix.safe, bytes, text: applyEdits(text, fix.edits) }] : [],
  );
  return { name, text, facts, raises: [...raises].map(([line, type]) => ({ line, type })), fixes, changes };
}

it.runIf(hasNumpy).each(fixtures())(
  "NumPy agrees with $name, and its fixes keep every value and save what they promise",
  (fixture) => {
    const script = fileURLToPath(new URL("./fixtures.py", import.meta.url));
    const input = JSON.stringify([question(fixture)]);
    const run = spawnSync(python, [script], { input, encoding: "utf8", maxBuffer: 1 << 28 });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual([]);
  },
  300_000,
);
