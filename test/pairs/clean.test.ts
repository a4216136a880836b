import { describe, expect, it } from "vitest";
import { findingsIn, programsOf } from "./programs.ts";

describe("twins of programs with a memory mistake", () => {
  it.each(programsOf("clean"))("$name: nothing is found", (program) => {
    const found = findingsIn(program).map(({ line, code, message }) => `${line} ${code} ${message}`);
    expect(found).toEqual([]);
  });
});
