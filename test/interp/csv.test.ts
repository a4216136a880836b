import { describe, expect, it } from "vitest";
import { printed, printedByPython } from "./printed.ts";

const programs = {
  "rows of a text": `
import csv, io
rd = csv.reader(io.StringIO('a,b\\n1,"x, ""y"""\\n\\n3,4\\n'))
print(next(rd))
for row in rd:
    print(row, len(row))
`,
  "rows by their names": `
import csv, io
for row in csv.DictReader(["a;b", "1;2", "", "3", "4;5;6"], delimiter=";"):
    print(row)
print([r["n"] for r in csv.DictReader(["1,2", "3,4"], fieldnames=["n", "m"])])
`,
  "what is a number to NumPy": `
import numpy as np
import numbers
class A:
    def __mul__(self, other):
        return "number" if np.isscalar(other) else "object"
class N(numbers.Number):
    pass
print(A() * A(), A() * 2, A() * np.float32(1), A() * "a", A() * [1], A() * None)
`,
};

describe("what programs print", () => {
  it.each(Object.entries(programs))("%s", (_, code) => {
    const truth = printedByPython(code);
    if (truth) expect(printed(code)).toEqual(truth);
    expect(printed(code)).not.toContain(undefined);
  });

  it("says nothing of a stream that a reader has begun to read", () => {
    const code = "import csv, io\ns = io.StringIO('a\\nb\\n')\nr = csv.reader(s)\nnext(r)\nprint(s.read())\n";
    expect(printed(code)).toEqual([undefined]);
  });
});
