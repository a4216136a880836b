import { expect, test } from "vitest";
import { analyze, scratch } from "../../core/ide/index.ts";

const program = `import numpy as np
a = np.arange(6).reshape(2, 3)
b = a.T
a = np.zeros((1000, 1000))
`;

const at = (line: number, ...entries: readonly string[]) =>
  scratch(analyze(program), { line, col: 0 }, entries);

test("an entry has the names at the cursor's line, and prints as Python's prompt does", () => {
  expect(at(3, "a")).toMatchObject({
    output: "array([[0, 1, 2],\n       [3, 4, 5]])\n",
    show: "int64[2, 3] C",
    failed: false,
  });
  expect(at(4, "a.shape").output).toBe("(1000, 1000)\n");
});

test("entries go on from those above them", () => {
  expect(at(3, "c = b * 2", "def twice(x):\n    return x + x\n", "twice(c)[0]")).toMatchObject({
    output: "array([ 0, 12])\n",
    bytes: 16,
  });
});

test("an array comes with the picture of its layout", () => {
  const { picture, show } = at(3, "a[:, ::2]");
  expect(picture).toMatch(/^<svg /);
  expect(show).toBe("int64[2, 2] strided");
});

test("what fails prints a traceback, what is not known says so, and neither changes the file's analysis", () => {
  const analysis = analyze(program);
  const failed = scratch(analysis, { line: 3, col: 0 }, ["a + np.zeros(5)"]);
  expect(failed).toMatchObject({
    failed: true,
    output: expect.stringContaining("ValueError: operands could not be"),
  });
  expect(failed.output).toContain('File "<scratchpad>", line 1, in <module>');
  expect(scratch(analysis, { line: 3, col: 0 }, ["open(input())"]).unknown).toBe("not known");
  expect(scratch(analysis, { line: 3, col: 0 }, ["a[0] = 9", "a[0, 0]"]).output).toBe("np.int64(9)\n");
  expect(scratch(analysis, { line: 3, col: 0 }, ["a[0, 0]"]).output).toBe("np.int64(0)\n");
});

test("what is not known in the pad is not taken for what is not known in the file", () => {
  const analysis = analyze("import numpy as np\nn = int(input())\na = np.zeros(n)\n");
  const shown = scratch(analysis, { line: 3, col: 0 }, ["m = int(input())", "np.zeros(m) + a"]);
  expect(shown.unknown ?? shown.show).not.toBe("float64[n] C");
});
