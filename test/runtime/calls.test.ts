import { describe, expect, it } from "vitest";
import { type CallCase, isPartial, runCall, truth, wrongClaims } from "./facts.ts";

describe.each(["shaping", "selecting"])("%s as NumPy answers it", (topic) => {
  const cases = truth(topic) as unknown as readonly CallCase[];
  const answers = cases.map((test) => ({ test, got: runCall(test) }));

  it("claims nothing else than NumPy", () => {
    const wrong = answers.flatMap(({ test, got }) => {
      const facts = wrongClaims(got, test.gives);
      return facts.length > 0 && !isExcused(test) ? [{ facts, got, ...test }] : [];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("knows nearly all of it", () => {
    const partial = answers.filter(({ test, got }) => isPartial(got, test.gives));
    expect(partial.length / cases.length).toBeLessThan(0.03);
  });
});

/** Bytes that are no text, and dates in place of numbers, fail in Python itself. */
function isExcused({ gives }: CallCase): boolean {
  const text = JSON.stringify(gives);
  return (
    text.includes("PyUnicode_New") ||
    text.includes("not supported between instances of") ||
    text.includes('"datetime"')
  );
}
