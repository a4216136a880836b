import { describe, expect, test } from "vitest";
import type { Example } from "../../core/ide/index.ts";
import { sameException, sameOutput } from "../../server/doctest/compare.ts";
import { exampleGroups } from "../../server/doctest/examples.ts";
import { workspace } from "./ndlens.ts";

const none: ReadonlyMap<string, boolean> = new Map();
const flags = (...names: string[]): ReadonlyMap<string, boolean> =>
  new Map(names.map((name) => [name, true]));

describe("output is compared as doctest does", () => {
  test.each([
    ["the same", "1\n", "1\n", none, true],
    ["another", "1\n", "2\n", none, false],
    ["True for 1", "1\n", "True\n", none, true],
    ["1 for True", "True\n", "1\n", none, false],
    ["a blank line", "a\n<BLANKLINE>\nb\n", "a\n\nb\n", none, true],
    ["spaces on a blank line", "a\n<BLANKLINE>\nb\n", "a\n  \nb\n", none, true],
    ["whitespace", "a  b\n c\n", "a b c\n", none, false],
    ["whitespace, normalised", "a  b\n c\n", "a b c\n", flags("NORMALIZE_WHITESPACE"), true],
    ["an ellipsis", "a...c\n", "abbbc\n", none, false],
    ["an ellipsis, allowed", "a...c\n", "abbbc\n", flags("ELLIPSIS"), true],
    ["ellipses that overlap", "ab...ba\n", "aba\n", flags("ELLIPSIS"), false],
    ["ellipses in order", "...x...y...\n", "1x2y3\n", flags("ELLIPSIS"), true],
    ["ellipses out of order", "...y...x...\n", "1x2y3\n", flags("ELLIPSIS"), false],
  ])("%s", (_, want, got, options, same) => expect(sameOutput(want, got, options)).toBe(same));

  test("an exception's detail can be ignored", () => {
    const want = "numpy.exceptions.AxisError: one\n";
    expect(sameException(want, "AxisError: two\n", none)).toBe(false);
    expect(sameException(want, "AxisError: two\n", flags("IGNORE_EXCEPTION_DETAIL"))).toBe(true);
    expect(sameException(want, "ValueError: one\n", flags("IGNORE_EXCEPTION_DETAIL"))).toBe(false);
  });
});

describe("examples are found", () => {
  const examplesOf = (path: string, text: string): readonly Example[] =>
    exampleGroups(path, text).flatMap(({ examples }) => examples);

  test("in text, with continuations, output and options", () => {
    const text = [
      "Text",
      "  >>> for i in range(2):",
      "  ...     print(i)",
      "  ...",
      "  0",
      "  1",
      "",
      "  >>> x = 1  # doctest: +ELLIPSIS, -SKIP",
      "  >>> # nothing to run",
      "  >>> f()",
      "  Traceback (most recent call last):",
      "    File ...",
      "  ValueError: no",
    ].join("\n");
    expect(examplesOf("a.rst", text)).toMatchObject([
      { line: 2, source: "for i in range(2):\n    print(i)\n\n", want: "0\n1\n" },
      {
        line: 8,
        want: "",
        flags: new Map([
          ["ELLIPSIS", true],
          ["SKIP", false],
        ]),
      },
      { line: 10, exception: "ValueError: no\n" },
    ]);
  });

  test("in Markdown, up to the end of the code block", () => {
    expect(examplesOf("a.md", "```python\n>>> 1\n1\n```\n")).toMatchObject([{ line: 2, want: "1\n" }]);
  });

  test("in Python's strings only, with their escapes and lines", () => {
    const text = [
      "# >>> not_this",
      "def f():",
      '    r"""Doc.',
      "",
      "    >>> 'a\\n'",
      "    'a\\n'",
      '    """',
      "def g():",
      "    '''",
      "    >>> print('a\\\\nb')",
      "    a",
      "    b",
      "    '''",
      "x = b'>>> no'; y = f'''>>> no'''; z = 'it\\'s >>> not at a line start'",
    ].join("\n");
    expect(examplesOf("a.py", text)).toMatchObject([
      { line: 5, source: "'a\\n'\n", want: "'a\\n'\n" },
      { line: 10, source: "print('a\\nb')\n", want: "a\nb\n" },
    ]);
    expect(exampleGroups("a.py", text)).toHaveLength(2);
  });

  test("where the literal is never closed", () => {
    expect(examplesOf("a.py", '"""\n>>> 1\n1\n')).toMatchObject([{ line: 2, want: "1\n" }]);
  });
});

describe("ndlens doctest", () => {
  test("counts, and gives each example with its verdict as JSON", () => {
    const text =
      ">>> 1 + 1\n2\n>>> 2\n3\n>>> 5  # doctest: +SKIP\n>>> 1/0\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n";
    const { code, stdout } = workspace({ "a.rst": text }).ndlens("doctest", "--json", "a.rst");
    expect(JSON.parse(stdout)).toMatchObject({
      passed: 2,
      failed: 1,
      unsupported: 0,
      examples: [
        { file: "a.rst", line: 1, source: "1 + 1\n", want: "2\n", got: "2\n", verdict: "passed" },
        { line: 3, want: "3\n", got: "2\n", verdict: "failed" },
        { line: 5, verdict: "skipped" },
        { line: 6, verdict: "passed" },
      ],
    });
    expect(code).toBe(1);
  });

  test("prints what differs", () => {
    const { stdout, code } = workspace({ "a.md": ">>> 2\n3\n" }).ndlens("doctest", "a.md");
    expect(stdout).toBe(
      "a.md:1: failed\n    2\n  expected\n    3\n  got\n    2\n\n0 passed, 1 failed, 0 not known\n",
    );
    expect(code).toBe(1);
  });

  test("runs the module of a docstring first", () => {
    const text =
      'import numpy as np\n\ndef double(x):\n    """\n    >>> double(2)\n    4\n    """\n    return 2 * x\n';
    expect(workspace({ "a.py": text }).ndlens("doctest", "a.py").stdout).toBe(
      "1 passed, 0 failed, 0 not known\n",
    );
  });
});
