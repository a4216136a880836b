import { describe, expect, test } from "vitest";
import { clean, flattens, workspace } from "./ndlens.ts";

describe("trace", () => {
  test("is a JSON array with the facts of each binding", () => {
    const { stdout, code } = workspace({ "a.py": clean }).ndlens("trace", "a.py");
    const facts = JSON.parse(stdout) as readonly { readonly kind: string; readonly name?: string }[];
    expect(code).toBe(0);
    expect(facts.find(({ kind, name }) => kind === "bind" && name === "a")).toMatchObject({
      line: 2,
      col: 0,
      endLine: 2,
      endCol: 1,
      type: "ndarray",
      dtype: "float64",
      shape: [1000, 1000],
      strides: [8000, 8],
      nbytes: 8_000_000,
      c: true,
      f: false,
      owndata: true,
    });
  });

  test("of an empty file is an empty array", () => {
    expect(workspace({ "a.py": "" }).ndlens("trace", "a.py").stdout).toBe("[]\n");
  });

  test("--likely adds what need not be so, marked as such", () => {
    const code = "import numpy as np\ndef f(image):\n    return image[:, 0]\n";
    const facts = (...options: string[]) =>
      JSON.parse(workspace({ "a.py": code }).ndlens("trace", "a.py", ...options).stdout) as readonly object[];
    expect(facts()).toEqual([]);
    expect(facts("--likely")).toContainEqual(
      expect.objectContaining({ name: "image", kind: "param", line: 2, likely: true }),
    );
  });
});

describe("peak", () => {
  test("--json gives the peak and its line", () => {
    const report = JSON.parse(workspace({ "a.py": flattens }).ndlens("peak", "a.py", "--json").stdout);
    expect(report).toMatchObject({ peakBytes: 16_000_008, peakLine: 4, allocatedBytes: 16_000_008 });
    expect(report.lines).toContainEqual({ line: 3, liveBytes: 16e6, allocatedBytes: 8e6, copiedBytes: 8e6 });
  });

  test("prints a table with the source", () => {
    const { stdout } = workspace({ "a.py": flattens }).ndlens("peak", "a.py");
    expect(stdout).toMatch(/^peak 16 MB on line 4, 16 MB allocated in all\n/);
    expect(stdout).toContain("     3     16 MB      8 MB      8 MB  b = a.flatten()\n");
  });
});

describe("eval", () => {
  const { run } = {
    run: (...args: Parameters<ReturnType<typeof workspace>["run"]>) => workspace({}).run(...args),
  };

  test("prints as the prompt does", () => {
    expect(run(["eval", "-c", "1 + 1"], {})).toEqual({ code: 0, stdout: "2\n", stderr: "" });
  });

  test("prints the expressions in blocks, but not those in functions", () => {
    const input = "for i in range(2):\n    i\ndef f():\n    3\nf()\nwith open('a', 'w') as f:\n    'in'\n";
    expect(run(["eval"], { input }).stdout).toBe("0\n1\n'in'\n");
  });

  test("reads standard input", () => {
    expect(run(["eval"], { input: "2 * 3\n" })).toEqual({ code: 0, stdout: "6\n", stderr: "" });
  });

  test("prints nothing for nothing", () => {
    expect(run(["eval", "-c", ""], {})).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("shows a traceback with each call, and ends with 1", () => {
    const code = "def half(n):\n    return n / 0\ndef twice(n):\n\n    return half(n) * 2\ntwice(3)";
    const frames = [
      'File "<string>", line 6, in <module>',
      'File "<string>", line 5, in twice',
      'File "<string>", line 2, in half',
    ];
    const stdout = `Traceback (most recent call last):\n${frames.map((frame) => `  ${frame}\n`).join("")}`;
    expect(run(["eval", "-c", code], {})).toEqual({
      code: 1,
      stdout: `${stdout}ZeroDivisionError: division by zero\n`,
      stderr: "",
    });
  });

  test("says of which string nothing ends", () => {
    const shown = (text: string) => run(["eval", "-c", text], {}).stdout;
    expect(shown('x = """abc\ny')).toBe(
      '  File "<string>", line 1\n    x = """abc\n        ^\nSyntaxError: unterminated triple-quoted string literal (detected at line 2)\n',
    );
    expect(shown("# it's\nx = 'a")).toBe(
      '  File "<string>", line 2\n    x = \'a\n        ^\nSyntaxError: unterminated string literal (detected at line 2)\n',
    );
    expect(shown("x = ('a', 'it\\'s' 1")).toContain("SyntaxError: invalid syntax");
  });

  test("shows where a text is no Python", () => {
    expect(run(["eval"], { input: "x = 1\nif x:\n    y = (2 *)\n" })).toEqual({
      code: 1,
      stdout: '  File "<stdin>", line 3\n    y = (2 *)\n            ^\nSyntaxError: invalid syntax\n',
      stderr: "",
    });
  });
});

describe("rules and their pages", () => {
  test("rules lists every code with its name", () => {
    expect(workspace({}).ndlens("rules").stdout).toMatch(/^ND101 {2}flatten-copy +warning$/m);
  });

  test("explain takes a code or a name", () => {
    const { ndlens } = workspace({});
    const page = ndlens("explain", "ND101");
    expect(page).toMatchObject({ code: 0, stderr: "" });
    expect(page.stdout).toContain("## What it does");
    expect(ndlens("explain", "nd101").stdout).toBe(page.stdout);
    expect(ndlens("explain", "flatten-copy").stdout).toBe(page.stdout);
  });
});

test("--help and --version succeed", () => {
  const { ndlens } = workspace({});
  expect(ndlens("--help")).toMatchObject({ code: 0, stderr: "" });
  expect(ndlens("check", "--help")).toMatchObject({ code: 0, stderr: "" });
  expect(ndlens("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
