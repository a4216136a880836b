import { describe, expect, test } from "vitest";
import { analyze, findings } from "../../core/ide/index.ts";
import { editChain, programs, randomFrom, shown } from "./chain.ts";

const library = `import numpy as np

SCALE = 2.0

def halves(x):
    # Halves.
    left = x.flatten()
    return left / 2

class Table:
    def __init__(self, n):
        self.data = np.zeros((n, 3))

    def rows(self):
        return self.data[0].copy()

def both(x):
    return halves(x) + SCALE

a = np.zeros((100, 100))
print(a.flatten().sum())
`;

/** The machine that evaluated the program lives on when its statements are not evaluated again. */
const keeps = (before: string, after: string) => {
  const first = analyze(before);
  const { machine } = first;
  const again = analyze(after, {}, first);
  expect(shown(again)).toBe(shown(analyze(after)));
  return again.machine === machine;
};

describe("an analysis after an edit", () => {
  test.each([
    ["of a comment", "# Halves.", "# Halves it.", true],
    ["of white space", "left / 2", "left  /  2", true],
    ["that adds an empty line", "SCALE = 2.0\n", "SCALE = 2.0\n\n", true],
    ["of a function that the program does not call", "left / 2", "left / 3", true],
    ["of a method", "[0].copy()", "[1].copy()", true],
    ["that adds a line to a function", "    left =", "    y = x.T\n    left =", true],
    ["of a parameter", "halves(x):", "halves(y):", false],
    ["of a statement", "SCALE = 2.0", "SCALE = 3.0", false],
    ["of a directive", "# Halves.", "# ndlens: budget 1 GiB", false],
  ])("%s keeps what it does not concern", (_, from, to, isKept) => {
    expect(keeps(library, library.replace(from, to))).toBe(isKept);
  });

  test("of a function that the program calls evaluates the program again", () => {
    const called = `${library}halves(a)\n`;
    expect(keeps(called, called.replace("left / 2", "left / 3"))).toBe(false);
  });

  test("that stopped half way is gone on from", () => {
    const first = analyze(library);
    let asked = 0;
    const stopped = analyze(library.replace("left / 2", "left / 3"), { cancelled: () => asked++ > 0 }, first);
    expect(stopped.trace.complete).toBe(false);
    const text = library.replace("left / 2", "left.T / 3");
    expect(shown(analyze(text, {}, stopped))).toBe(shown(analyze(text)));
  });

  test("goes on from what was asked of it in between", () => {
    const first = analyze(library);
    findings(first);
    expect(shown(first)).toBe(shown(analyze(library)));
    expect(shown(analyze(library, {}, first))).toBe(shown(analyze(library)));
  });
});

// The same with thousands of edits, on any files: `npm run soak -- edits`.
test("a chain of edits ends where a fresh analysis does", () => {
  const random = randomFrom(1);
  const texts = [library, ...programs(["2_c_and_f_order.py", "nd501", "nd602"])];
  for (let i = 0; i < 8; i++) {
    const { difference } = editChain(texts[i % texts.length], 4, random);
    expect(difference?.again, difference?.text).toBe(difference?.fresh);
  }
}, 120_000);
