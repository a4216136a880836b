import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compareDependent, compareProgram, type Dependent, type Program } from "./compare.ts";

const linesOf = (name: string) =>
  gunzipSync(readFileSync(new URL(name, import.meta.url)))
    .toString("utf8")
    .split("\n");
const programs = linesOf("plain.jsonl.gz").map((line) => JSON.parse(line) as Program);
const dependent = linesOf("plain-inputs.jsonl.gz").map((line) => JSON.parse(line) as Dependent);

it(`prints what Python prints for ${programs.length} random programs without arrays, or says that it does not know`, () => {
  const outcomes = programs.map(compareProgram);
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
  const sum = (of: (one: (typeof outcomes)[number]) => number) => outcomes.reduce((n, one) => n + of(one), 0);
  expect(sum(({ entries }) => entries.known) / sum(({ entries }) => entries.all)).toBeGreaterThan(0.95);
}, 600_000);

it(`says nothing of ${dependent.length} such programs that is wrong for some of their inputs`, () => {
  const outcomes = dependent.map(compareDependent);
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
  const sum = (of: (one: (typeof outcomes)[number]) => number) => outcomes.reduce((n, one) => n + of(one), 0);
  expect(sum(({ known }) => known) / sum(({ all }) => all)).toBeGreaterThan(0.85);
}, 600_000);
