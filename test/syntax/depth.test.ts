import { describe, expect, test } from "vitest";
import { walk } from "../../core/syntax/ast.ts";
import { parse } from "../../core/syntax/parse.ts";

const MANY = 10_000;

const DEEP: Readonly<Record<string, string>> = {
  parentheses: "(".repeat(MANY),
  "closed parentheses": `${"(".repeat(MANY)}1${")".repeat(MANY)}`,
  brackets: "[".repeat(MANY),
  "closed brackets": "[".repeat(MANY) + "]".repeat(MANY),
  braces: "{a:".repeat(MANY),
  attributes: `a${".b".repeat(MANY)}`,
  calls: `f${"()".repeat(MANY)}`,
  subscripts: `a${"[0]".repeat(MANY)}`,
  signs: `${"-".repeat(MANY)}x`,
  nots: `${"not ".repeat(MANY)}x`,
  sums: `1${"+1".repeat(MANY)}`,
  powers: `a${"**a".repeat(MANY)}`,
  comparisons: `a${"<a".repeat(MANY)}`,
  lambdas: `${"lambda: ".repeat(MANY)}1`,
  conditions: `${"1 if a else ".repeat(MANY)}1`,
  "f-strings": `f"{`.repeat(MANY),
  "format specifications": `f'{${"a:{".repeat(MANY)}`,
  patterns: `match x:\n case ${"[".repeat(MANY)}`,
  elifs: `if a: pass\n${"elif a: pass\n".repeat(MANY)}`,
  blocks: Array.from({ length: 1500 }, (_, depth) => `${" ".repeat(depth)}if a:`).join("\n"),
};

describe("nesting deeper than a stack is a hole", () => {
  test.each(Object.entries(DEEP))("%s", (_, text) => {
    const module = parse(`${text}\nafter = 1\n`);
    expect(module.errors.length).toBeGreaterThan(0);
    let nodes = 0;
    for (const statement of module.body) {
      walk(statement, () => {
        nodes++;
      });
    }
    expect(nodes).toBeGreaterThan(0);
    const last = module.body.at(-1);
    expect(last?.kind === "Assign" || last?.kind === "ErrorStmt" || last?.kind === "If").toBe(true);
  });
});

describe("strange texts never throw", () => {
  test.each([
    "",
    "\ufeff",
    "\0",
    "\r",
    "\r\r\n\n",
    "\\",
    "\\\n",
    "\f\f",
    "\ud800",
    "\udc00x = 1",
    "'",
    '"""',
    "f'",
    "f'{",
    "f'{a!",
    "f'{a:",
    "{",
    "}",
    ")",
    "@",
    ":",
    ";",
    "=",
    "\tx\n        y\n",
    "if x:\n\ty\n        z\n",
    "x = 1\\",
    "x = \\\n",
    "def",
    "class",
    "lambda",
    "import",
    "from",
    "from .",
    "async def",
    "match x:",
    "case",
    "type X",
    "*",
    "**",
    "->",
    "!",
    "$",
    "`a`",
  ])("%j", (text) => {
    expect(() => parse(text)).not.toThrow();
  });

  test("a text of 5 MB", () => {
    const text = "x = np.zeros((3, 4))[::2] + 1  # comment\n".repeat(5e6 / 41);
    expect(parse(text).body.length).toBe(Math.floor(5e6 / 41));
  });
});
