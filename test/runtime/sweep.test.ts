import { describe, expect, it } from "vitest";
import { truth } from "./facts.ts";
import { judge, type SweepCase } from "./sweep.ts";

// `npm run sweep` runs all of it; among the other tests every so many-th case has to do.
const isWhole = process.env.SWEEP === "whole";
const every = isWhole ? 1 : 15;
/** Takes one of so many cases, but not in a rhythm, as the generators have theirs. */
const isTaken = (i: number) => (Math.imul(i, 0x9e3779b1) >>> 8) % every === 0;

describe("every function on all dtypes, layouts and options", () => {
  const all = truth("sweep") as unknown as readonly SweepCase[];
  const cases = all.filter((_, i) => isTaken(i));
  const verdicts = cases.map((test) => ({ test, ...judge(test) }));

  it(`claims nothing else than NumPy in ${cases.length} of ${all.length} cases`, () => {
    const wrong = verdicts.filter((verdict) => verdict.wrong.length > 0);
    if (isWhole) console.log(`${cases.length} cases, ${wrong.length} wrong`);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it("raises with NumPy's words nearly always", () => {
    const other = verdicts.filter((verdict) => verdict.otherWords);
    if (isWhole) console.log(`${other.length} other messages: ${counted(other)}`);
    expect(other.length / cases.length).toBeLessThan(0.003);
  });

  it("knows nearly all of it", () => {
    const unknown = verdicts.filter((verdict) => verdict.unknown);
    if (isWhole) console.log(`${unknown.length} not known, by function: ${counted(unknown)}`);
    expect(unknown.length / cases.length).toBeLessThan(0.02);
  });
});

function counted(verdicts: readonly { readonly test: SweepCase }[]): string {
  const counts = new Map<string, number>();
  for (const { test } of verdicts) counts.set(test.call, (counts.get(test.call) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
