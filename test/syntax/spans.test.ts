import { describe, expect, test } from "vitest";
import { type Located, type Node, spanOf, walk } from "../../core/syntax/ast.ts";
import { parse } from "../../core/syntax/parse.ts";

/** Checks that the places of `pick`ed parts are those drawn with carets below each line. */
function check(drawn: string, pick: (node: Node) => Located | null | undefined): void {
  const lines = drawn.split("\n");
  const isDrawing = (line: string) => /^[ ^]*\^[ ^]*$/.test(line);
  const text = lines.filter((line) => !isDrawing(line)).join("\n");
  const module = parse(text);
  const shown = text.split("\n").map((line) => " ".repeat(line.length));
  for (const statement of module.body) {
    walk(statement, (node) => {
      const place = pick(node);
      if (!place) return;
      const { start, end } = spanOf(place);
      const from = module.lines.position(start);
      const to = module.lines.position(end);
      expect(to.line, "a drawn place is on one line").toBe(from.line);
      const line = shown[from.line - 1];
      shown[from.line - 1] = line.slice(0, from.col) + "^".repeat(to.col - from.col) + line.slice(to.col);
    });
  }
  const redrawn = text
    .split("\n")
    .flatMap((line, index) => (shown[index].trim() === "" ? [line] : [line, shown[index].trimEnd()]));
  expect(redrawn.join("\n")).toBe(drawn);
}

const kind = (name: Node["kind"]) => (node: Node) => (node.kind === name ? node : null);

describe("places", () => {
  test("an expression leaves out its parentheses", () => {
    check(
      `x = (a + b) * c
     ^^^^^`,
      (node) => (node.kind === "BinOp" && node.op === "Add" ? node : null),
    );
  });

  test("a product of parenthesised factors includes them", () => {
    check(
      `x = (a + b) * (c)
    ^^^^^^^^^^^^^`,
      (node) => (node.kind === "BinOp" && node.op === "Mult" ? node : null),
    );
  });

  test("a tuple and a generator have their parentheses", () => {
    check(
      `x = (a, b), c
    ^^^^^^^^^`,
      (node) => (node.kind === "Tuple" && node.elts[0].kind === "Tuple" ? node : null),
    );
    check(
      `sum(x for x in y)
   ^^^^^^^^^^^^^^`,
      kind("GeneratorExp"),
    );
  });

  test("a slice has its colons", () => {
    check(
      `a[1:, ::2, b]
  ^^  ^^^`,
      kind("Slice"),
    );
  });

  test("a function begins after its decorators", () => {
    check(
      `@deco
def f(): pass
^^^^^^^^^^^^^`,
      kind("FunctionDef"),
    );
  });

  test("names of functions, classes, attributes, arguments and imports have places", () => {
    check(
      `import numpy.linalg as la, os
       ^^^^^^^^^^^^        ^^
def f(a): pass
    ^ ^
class C: pass
      ^
a.b(c=d).e
  ^ ^    ^`,
      (node) => {
        if (node.kind === "FunctionDef" || node.kind === "ClassDef") return node.nameSpan;
        if (node.kind === "alias") return node.nameSpan;
        if (node.kind === "Attribute") return node.attrSpan;
        if (node.kind === "keyword" || node.kind === "arg") return node.argSpan;
        return null;
      },
    );
  });

  test("columns count UTF-16 units", () => {
    check(
      `x = '😀' + y
           ^`,
      (node) => (node.kind === "Name" && node.id === "y" ? node : null),
    );
  });

  test("they move with the text above", () => {
    const before = parse("x = 1\ny = 2\n");
    const second = before.body[1];
    const after = parse("# new\nx = 10\ny = 2\n", before);
    expect(after.body[1]).toBe(second);
    expect(spanOf(second)).toEqual({ start: 13, end: 18 });
  });
});
