import { describe, expect, it } from "vitest";
import { startSession } from "../../core/ide/session.ts";
import { truth } from "./facts.ts";

const examples = truth("texts") as readonly (readonly [source: string, printed: string])[];

describe("statements about texts at the prompt", () => {
  it(`${examples.length} print what Python prints`, { timeout: 120_000 }, () => {
    const results = examples.map(([source, want]) => ({
      source,
      want: want.trimEnd(),
      got: printed(source),
    }));
    expect(results.filter(({ want, got }) => got !== undefined && got !== want).slice(0, 5)).toEqual([]);
    const unknown = results.filter(({ got }) => got === undefined);
    expect(unknown.length / results.length).toBeLessThan(0.02);
  });
});

/** Returns what the prompt prints, an exception as "!" and its last line; undefined when it is not known. */
function printed(source: string): string | undefined {
  const session = startSession();
  session.run("import numpy as np");
  const { output, failed, unknown } = session.run(source.replaceAll(";;", "\n"));
  if (unknown !== undefined) return undefined;
  if (!failed) return output.trimEnd();
  const start = output.indexOf("Traceback");
  const lines = output.slice(start).split("\n");
  const last = lines.findIndex((line, i) => i > 0 && !line.startsWith(" "));
  return `${output.slice(0, start)}!${lines.slice(last).join("\n")}`.trimEnd();
}
