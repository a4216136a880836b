import { describe, expect, it } from "vitest";
import { startSession } from "../../core/ide/session.ts";
import { truth } from "./facts.ts";

interface Entry {
  readonly source: string;
  readonly printed: string;
  readonly error: string | null;
}

interface Page {
  readonly page: string;
  readonly entries: readonly Entry[];
}

const pages = truth("prompts") as unknown as readonly Page[];

describe.each(pages)("the prompt's page $page", ({ entries }) => {
  const session = startSession();
  const answers = entries.map((entry) => ({ ...entry, ...session.run(entry.source) }));

  it("prints nothing else than NumPy", () => {
    const wrong = answers.filter(
      ({ output, unknown, printed, error }) =>
        unknown === undefined && outcome(output) !== wanted(printed, error),
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("knows all of it", () => {
    const unknown = answers.filter((answer) => answer.unknown !== undefined).map(({ source }) => source);
    expect(unknown).toEqual([]);
  });
});

const wanted = (printed: string, error: string | null) =>
  (printed + (error === null ? "" : `${error}\n`)).trimEnd();

/** The output with only the last lines of a traceback, as the truth keeps it. */
function outcome(output: string): string {
  const at = output.search(/^Traceback \(most recent call last\):$/m);
  if (at < 0) return output.trimEnd();
  const lines = output.slice(at).split("\n").slice(1);
  const last = lines.findIndex((line) => /^\S/.test(line));
  return (output.slice(0, at) + lines.slice(last).join("\n")).trimEnd();
}
