import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compareDependent, type Dependent } from "./compare.ts";

const stored = gunzipSync(readFileSync(new URL("inputs.jsonl.gz", import.meta.url))).toString("utf8");
const programs = stored.split("\n").map((line) => JSON.parse(line) as Dependent);

it(`says nothing of ${programs.length} random programs that is wrong for some of their inputs`, () => {
  const wrong: string[] = [];
  let [known, all] = [0, 0];
  for (const program of programs) {
    const outcome = compareDependent(program);
    wrong.push(...outcome.wrong.map((claim) => `${program.seed}: ${claim}`));
    known += outcome.known;
    all += outcome.all;
  }
  expect(wrong).toEqual([]);
  expect(known / all).toBeGreaterThanOrEqual(0.8);
}, 600_000);
