import { runTool } from "../project.mjs";

const minute = 60_000;

/**
 * Runs the property tests with another seed and `count` times as many cases. Returns 1 where one does not hold.
 * @param {{ seed: number, count: number }} options
 */
export async function fuzz({ seed, count }) {
  const { code, output } = await runTool(
    "vitest/vitest.mjs",
    [
      "run",
      "test/runtime/properties",
      "test/runtime/sorting",
      "test/syntax/lines",
      "test/syntax/incremental",
      "--testTimeout=0",
    ],
    {
      timeoutMs: 60 * minute,
      env: { ...process.env, NDLENS_SEED: String(seed), NDLENS_TIMES: String(count) },
    },
  );
  console.log(output);
  return code === 0 ? 0 : 1;
}
