import { numberFrom } from "../ndarray/fresh.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { pictureOf } from "./details.ts";
import { runUpTo } from "./evaluate.ts";
import { continueSession, type SessionResult } from "./session.ts";
import type { Position, Scratched } from "./types.ts";

/** Most entries that are run, so that a long pad can't take the server's time. */
const mostEntries = 200;

/**
 * Runs entries of a scratchpad one after another, beginning with the names that are bound after the line of the position, and answers
 * what Python's prompt would print for the last one. Nothing of it stays: the next question begins with the file again.
 */
export function scratch(analysis: Analysis, at: Position, entries: readonly string[]): Scratched {
  const { machine, trace } = runUpTo(analysis, at.line);
  const session = continueSession(machine, "<scratchpad>", numberFrom(0));
  let result: SessionResult = { output: "", failed: false };
  for (const entry of entries.slice(-mostEntries)) result = session.run(entry);
  const { output, failed, unknown, value } = result;
  const told = { output, failed, unknown };
  if (value?.t !== "ndarray") return told;
  const bytes = nbytes(value.layout);
  return {
    ...told,
    show: showArray(trace, value),
    bytes: isExact(bytes) ? bytes : undefined,
    picture: pictureOf({ ...analysis, trace }, value),
  };
}
