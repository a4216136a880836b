import { describe, expect, it } from "vitest";
import { findingsIn, missedIn, programsOf } from "./programs.ts";

describe("programs with a memory mistake", () => {
  it.each(programsOf("defects"))("$name: each marked line is found", (program) => {
    expect(missedIn(program, findingsIn(program))).toEqual([]);
  });
});
