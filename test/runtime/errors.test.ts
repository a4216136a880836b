import { describe, expect, it } from "vitest";
import { type Session, startSession } from "../../core/ide/session.ts";
import { truth } from "./facts.ts";

interface Truth {
  readonly setup: string;
  /** What is evaluated, and the type and message of what NumPy raises. */
  readonly cases: readonly (readonly [source: string, error: string | null])[];
}

const { setup, cases } = truth("errors") as unknown as Truth;

describe("wrong calls", () => {
  let session = begun();
  const verdicts = cases.map(([source, error]) => {
    const got = outcome(session, source);
    // What is not known may have written to its arguments.
    if (got === "not known") session = begun();
    return { source, error, got };
  });
  const known = verdicts.filter(({ got }) => got !== "not known");
  const raising = known.filter(({ error, got }) => error !== null && got !== null);

  it(`raise where NumPy raises of ${cases.length} nearly always, and only then`, () => {
    const wrong = known.filter(({ error, got }) => (error === null) !== (got === null));
    expect(wrong.length / known.length, JSON.stringify(wrong.slice(0, 5))).toBeLessThan(0.008);
  });

  it("raise NumPy's type of exception nearly always", () => {
    const wrong = raising.filter(({ error, got }) => typeOf(error) !== typeOf(got));
    expect(wrong.length / known.length, JSON.stringify(wrong.slice(0, 5))).toBeLessThan(0.012);
  });

  it("say it in NumPy's words mostly", () => {
    const wrong = raising.filter(({ error, got }) => error?.trimEnd() !== got);
    expect(wrong.length / known.length, JSON.stringify(wrong.slice(0, 5))).toBeLessThan(0.05);
  });

  it("are known mostly", () => {
    expect((cases.length - known.length) / cases.length).toBeLessThan(0.045);
  });
});

function begun(): Session {
  const session = startSession();
  session.run(setup);
  return session;
}

/** Type and message of what is raised; null where nothing is. */
function outcome(session: Session, source: string): string | null {
  const { output, unknown, failed } = session.run(`ignored = ${source}\n`);
  if (unknown !== undefined) return "not known";
  if (!failed) return null;
  const lines = output.slice(output.indexOf("Traceback")).split("\n").slice(1);
  return lines
    .slice(lines.findIndex((line) => /^\S/.test(line)))
    .join("\n")
    .trimEnd();
}

const typeOf = (error: string | null) => error?.split(":")[0];
