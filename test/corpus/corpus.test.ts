import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { analyze, type Fact, facts } from "../../core/ide/index.ts";

/** What NumPy had at a place, once or several times; `record.py` writes it. */
type Known = Readonly<Record<string, unknown>>;
type Place = readonly [number, number, number, number, string, ...Known[]];

const folder = new URL("./", import.meta.url);
const truth = JSON.parse(gunzipSync(readFileSync(new URL("truth.json.gz", folder))).toString("utf8")) as {
  programs: Record<string, Place[]>;
};
const compared = ["type", "dtype", "shape", "strides", "c", "f", "owndata", "values", "value"] as const;

/** With CORPUS=all every program is compared, else one of each four. */
const names = readdirSync(new URL("programs/", folder))
  .filter((name) => name in truth.programs)
  .filter((_, i) => process.env.CORPUS === "all" || i % 4 === 0);

describe.each(names)("%s", (name) => {
  it("has no array that is other than said", () => {
    const text = readFileSync(new URL(`programs/${name}`, folder), "utf8");
    const claims = new Map(facts(analyze(text, { detailed: true })).map((fact) => [placeOf(fact), fact]));
    const wrong: string[] = [];
    let [said, known] = [0, 0];
    for (const [line, col, endLine, endCol, kind, ...seen] of truth.programs[name]) {
      const claim = claims.get(`${line}:${col}-${endLine}:${endCol} ${kind}`);
      known++;
      if (claim) said++;
      for (const key of compared)
        for (const fact of seen)
          if (!agrees(claim?.[key], fact[key], key === "shape" || key === "strides", toleranceOf(fact)))
            wrong.push(
              `${line}:${col} ${key} ${JSON.stringify(claim?.[key])}, not ${JSON.stringify(fact[key])}`,
            );
    }
    expect(wrong).toEqual([]);
    expect(said / known).toBeGreaterThan(leastSaid(name));
  });
});

/**
 * Part of the places of which something must be said. Programs named `unknown_` read what only a run has, as a file of settings, or use what is not followed; in those
 * named `rough_` the last digits of numbers, which processors round in other ways, decide what is done.
 */
function leastSaid(name: string): number {
  return name.startsWith("unknown_") ? 0.4 : name.startsWith("rough_") ? 0.6 : 0.75;
}

function placeOf({ line, col, endLine, endCol, kind }: Fact): string {
  return `${line}:${col}-${endLine}:${endCol} ${kind}`;
}

/** Digits in which processors agree, by dtype. */
function toleranceOf({ dtype }: Known): number {
  return dtype === "float16" ? 2e-3 : dtype === "float32" ? 1e-5 : 1e-9;
}

/** What is not said, or was not written down, can't be wrong; a name stands for any length. */
function agrees(claim: unknown, fact: unknown, isLength: boolean, tolerance: number): boolean {
  if (claim === undefined || claim === null || fact === undefined) return true;
  if (Array.isArray(claim) && Array.isArray(fact))
    return claim.length === fact.length && claim.every((one, i) => agrees(one, fact[i], isLength, tolerance));
  if (typeof claim === "number" && typeof fact === "number")
    return Math.abs(claim - fact) <= tolerance * Math.max(Math.abs(claim), Math.abs(fact));
  return claim === fact || (isLength && typeof claim === "string");
}
