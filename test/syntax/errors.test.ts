import { describe, expect, test } from "vitest";
import { type Node, type Stmt, walk } from "../../core/syntax/ast.ts";
import { parse } from "../../core/syntax/parse.ts";

/** The kinds of the top-level statements, with the kinds of what is in their blocks. */
function outline(text: string): string {
  const show = (statement: Stmt): string => {
    const body: readonly Stmt[] = "body" in statement ? statement.body : [];
    return body.length > 0 ? `${statement.kind}(${body.map(show).join(" ")})` : statement.kind;
  };
  return parse(text).body.map(show).join(" ");
}

function has(text: string, kind: Node["kind"]): boolean {
  let found = false;
  for (const statement of parse(text).body) {
    walk(statement, (node) => {
      found ||= node.kind === kind;
    });
  }
  return found;
}

describe("damage stays in its statement", () => {
  test.each([
    ["an unclosed call", "x = f(a,\ny = 2\n", "Assign Assign"],
    ["an unclosed call before a def", "x = f(a,\n\ndef g():\n    return 1\n", "Assign FunctionDef(Return)"],
    [
      "an unclosed subscript in a block",
      "def f():\n    x = a[1\n    y = 2\n    return y\nz = 3\n",
      "FunctionDef(Assign Assign Return) Assign",
    ],
    [
      "an unclosed dictionary",
      "x = {'a': 1,\n     'b': [2,\n\n@deco\nclass C:\n    pass\n",
      "Assign ClassDef(Pass)",
    ],
    ["an unclosed replacement field", "x = f'{a\ny = 2\n", "Assign Assign"],
    ["an unterminated string", "x = 'abc\ny = 2\n", "Assign Assign"],
    ["an unterminated string in a call", "f('abc)\ny = 2\n", "Expr Assign"],
    ["an unterminated triple-quoted string", 'x = """abc\ny = 2\n', "Assign Assign"],
    ["a stray closing bracket", "x = f(a))\ny = 2\n", "ErrorStmt Assign"],
    ["brackets of different kinds", "x = f(a]\ny = 2\n", "Assign Assign"],
    ["a missing operand", "x = 1 +\ny = 2\n", "Assign Assign"],
    ["a missing value", "x =\ny = 2\n", "Assign Assign"],
    ["a dot without a name", "x = np.\ny = 2\n", "Assign Assign"],
    ["a header without a colon", "if x\n    y = 1\nz = 2\n", "If(Assign) Assign"],
    ["a for without in", "for x\n    y = 1\nz = 2\n", "ErrorStmt(Assign) Assign"],
    ["a def without parameters", "def f\n    y = 1\nz = 2\n", "ErrorStmt(Assign) Assign"],
    [
      "a def with unclosed parameters",
      "def f(a, b\n    y = 1\n    if y: z\nw = 2\n",
      "FunctionDef(Assign If(Expr)) Assign",
    ],
    ["a lone decorator", "@deco\nx = 1\n", "ErrorStmt Assign"],
    ["a lone async", "async\nx = 1\n", "ErrorStmt Assign"],
    ["an else without an if", "x = 1\nelse:\n    y = 2\nz = 3\n", "Assign ErrorStmt Assign Assign"],
    ["an unexpected indent", "x = 1\n    y = 2\nz = 3\n", "Assign Assign Assign"],
    ["a character that Python does not know", "x = 1\n?\ny = 2\n", "Assign ErrorStmt Assign"],
    ["a conflict marker", "x = 1\n<<<<<<< HEAD\ny = 2\n", "Assign ErrorStmt Assign"],
    ["a missing except", "try:\n    x = 1\ny = 2\n", "Try(Assign) Assign"],
  ])("%s", (_, text, expected) => {
    expect(outline(text)).toBe(expected);
    expect(parse(text).errors.length).toBeGreaterThan(0);
  });
});

describe("what is not finished has no value", () => {
  test.each([
    "x = f(a\n",
    "x = a[1\n",
    "x = (1, 2\n",
    "x = [1, 2\n",
    "x = 1 +\n",
    "x = 'a\n",
    "x = f'{a\n",
    "x = f'{a!}'\n",
  ])("%j", (text) => {
    expect(has(text, "ErrorExpr")).toBe(true);
  });
});

describe("Python 2", () => {
  test.each(["print 'a'\n", "print x, y\n", "exec 'a'\n", "raise E, 'a'\n", "print >>f, x, y z\n"])(
    "%j is a hole",
    (text) => {
      expect(outline(`${text}x = 1\n`)).toBe("ErrorStmt Assign");
    },
  );

  test("an except with a comma is two exceptions in Python 3.14", () => {
    expect(outline("try: a\nexcept E, e: b\n")).toBe("Try(Expr)");
  });
});

test("correct code that looks odd has no errors", () => {
  const texts = [
    "f(\na=1,\nb=2)\n",
    "x = [\na,\nb\n]\n",
    "x = (\n'''\ndef f(\n'''\n)\n",
    "if (a and\nb):\n  c\n",
    "def f(\na,\nb):\n  return (a\n+ b)\n",
    "x = f(y\nfor y in z\nif y)\n",
    "x = {\n'a': 1,\n'b':\n2}\n",
    "def f():\n  for x in y:\n    try: a\n    finally:\n      if b: break\n      if c: continue\n      return 1\n",
    "match[x]: int\nmatch (x): int\nrf'\\N{a}'\n",
  ];
  for (const text of texts) expect(parse(text).errors, text).toEqual([]);
});
