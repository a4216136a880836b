import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compareProgram, type Program } from "./compare.ts";

const stored = gunzipSync(readFileSync(new URL("truth.jsonl.gz", import.meta.url))).toString("utf8");
const programs = stored.split("\n").map((line) => JSON.parse(line) as Program);

it(`says nothing of ${programs.length} random programs that NumPy contradicts, and knows nearly all of them`, () => {
  const wrong: string[] = [];
  let [known, all] = [0, 0];
  for (const program of programs) {
    const outcome = compareProgram(program);
    wrong.push(...outcome.wrong.map((claim) => `${program.seed}: ${claim}`));
    if (program.hidden) continue;
    known += outcome.entries.known + outcome.places.known;
    all += outcome.entries.all + outcome.places.all;
  }
  expect(wrong).toEqual([]);
  expect(known / all).toBeGreaterThan(0.98);
}, 600_000);
