import {
  type AnalysisOptions,
  type Example,
  type Session,
  type SessionResult,
  startSession,
} from "../../core/ide/index.ts";
import { sameException, sameOutput } from "./compare.ts";
import { exampleGroups } from "./examples.ts";

export type Verdict = "passed" | "failed" | "unsupported" | "skipped";

/** One example and what the runtime made of it. */
export interface ExampleResult {
  readonly line: number;
  readonly source: string;
  readonly want: string;
  /** What the runtime prints, whether or not there is a `want`. */
  readonly got: string;
  readonly verdict: Verdict;
  /** Why the runtime does not know. */
  readonly reason?: string;
}

/** Runs the examples of a file in their order, as doctest would. */
export function runExamples(path: string, text: string, options: AnalysisOptions): readonly ExampleResult[] {
  return exampleGroups(path, text).flatMap(({ setup, examples }) => {
    const session = startSession(options);
    if (setup !== undefined) runSafely(session, setup);
    return examples.map((example) => runExample(session, example));
  });
}

function runExample(session: Session, example: Example): ExampleResult {
  const { line, source, want, flags } = example;
  const result = { line, source, want };
  if (flags.get("SKIP")) return { ...result, got: "", verdict: "skipped" };
  const { output, failed, unknown } = runSafely(session, source);
  const got = output === "" || output.endsWith("\n") ? output : `${output}\n`;
  if (unknown !== undefined) return { ...result, got, verdict: "unsupported", reason: unknown };
  return { ...result, got, verdict: isWanted(example, got, failed) ? "passed" : "failed" };
}

/** A failure of the runtime itself costs one example. */
function runSafely(session: Session, text: string): SessionResult {
  try {
    return session.run(text);
  } catch (error) {
    return { output: "", failed: false, unknown: `internal error: ${error}` };
  }
}

function isWanted({ want, exception, flags }: Example, got: string, failed: boolean): boolean {
  if (!failed) return sameOutput(want, got, flags);
  return exception !== undefined && sameException(exception, lastException(got), flags);
}

/** The "Type: message" below the last traceback of the output. */
function lastException(output: string): string {
  const traceback = output.slice(output.lastIndexOf("Traceback (most recent call last):"));
  const lines = traceback.split("\n");
  const at = lines.findIndex(
    (line, index) => (index > 0 || !line.startsWith("Traceback")) && /^\S/.test(line),
  );
  return lines.slice(Math.max(at, 0)).join("\n");
}
