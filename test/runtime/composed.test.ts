import { describe, expect, it } from "vitest";
import { truth } from "./facts.ts";
import { agrees, runSession, type Step } from "./sessions.ts";

const [steps] = truth("composed") as unknown as readonly (readonly Step[])[];

describe("composeds and windows", () => {
  it(`claim nothing wrong in ${steps.length} calls`, () => {
    const got = runSession(steps);
    const wrong = steps.flatMap((step, i) =>
      agrees(got[i], step.gives, 1e-9, true) ? [] : [{ step, got: got[i] }],
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
