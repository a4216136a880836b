import { describe, expect, it } from "vitest";
import { truth } from "./facts.ts";
import { agrees, runSession, type Step } from "./sessions.ts";

const [steps] = truth("linalg") as unknown as readonly (readonly Step[])[];

describe("numpy.linalg", () => {
  it(`claims nothing wrong in ${steps.length} calls, and knows the layout of nearly all`, () => {
    const got = runSession(steps);
    const wrong = steps.flatMap((step, i) =>
      agrees(got[i], step.gives, 1e-9, true) ? [] : [{ step, got: got[i] }],
    );
    expect(wrong.slice(0, 3)).toEqual([]);
    const unknown = got.filter(
      (answer) => answer !== null && typeof answer === "object" && "unknown" in answer,
    );
    expect(unknown.length / steps.length).toBeLessThan(0.05);
  });
});
