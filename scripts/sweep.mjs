/** `npm run sweep`: the runtime against all of NumPy's stored answers of the great sweep, of which `npm test` takes a sample. */
import { spawnSync } from "node:child_process";
import { at } from "./project.mjs";

const { status } = spawnSync(
  process.execPath,
  [at("node_modules/vitest/vitest.mjs"), "run", "test/runtime/sweep.test.ts", "--testTimeout=600000"],
  { cwd: at(), stdio: "inherit", env: { ...process.env, SWEEP: "whole" } },
);
process.exitCode = status ?? 1;
