import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Module, type Stmt, spanOf } from "../../core/syntax/ast.ts";
import { parse } from "../../core/syntax/parse.ts";
import { holds } from "../seed.ts";
import { likePython } from "./compare.ts";
import { SNIPPETS } from "./snippets.ts";

function facts(module: Module) {
  const { errors, comments } = module;
  return { body: likePython(module.body), errors, comments };
}

/** Pieces of text that open, close or cut things. */
const PIECES = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "'",
  '"',
  '"""',
  "f'{",
  "#",
  "\n",
  "\n\n",
  "    ",
  "\n  ",
  ":",
  "\\\n",
  "else:\n",
  "def f():\n",
  "@a\n",
  "x = 1\n",
  "if x:\n",
  ",",
  "=",
  "\r\n",
  ";",
  "return",
  "\t",
  "import a\n",
  "é",
  "😀",
  "lambda",
  "\f",
  ".",
];

const edit = fc.record({
  at: fc.nat(),
  cut: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(80)),
  insert: fc.oneof(fc.constantFrom("", ...PIECES), fc.constantFrom(...SNIPPETS)),
});

describe("parsing again after an edit", () => {
  test("gives the tree, errors and comments of a fresh parse", () => {
    const start = fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 6 });
    const property = fc.property(
      start,
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (snippets, edits) => {
        let text = snippets.join("\n");
        let module = parse(text);
        for (const { at, cut, insert } of edits) {
          const from = text.length === 0 ? 0 : at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + cut);
          module = parse(text, module);
          expect(facts(module)).toEqual(facts(parse(text)));
        }
      },
    );
    holds(property, 100);
  });

  test("keeps the nodes of every other statement", () => {
    const lines = Array.from({ length: 200 }, (_, i) => `x${i} = np.zeros(${i})`);
    const before = parse(lines.join("\n"));
    const after = parse([...lines.slice(0, 100), "y = (1,", ...lines.slice(100)].join("\n"), before);
    const kept = new Set<Stmt>(before.body);
    expect(after.body.filter((statement) => kept.has(statement)).length).toBe(200);
    expect(after.reused).toBeGreaterThanOrEqual(199);
    expect(spanOf(after.body[150])).toEqual({
      start: after.lines.lineStart(151),
      end: after.lines.lineEnd(151),
    });
  });

  test("keeps a statement that moved among changed ones", () => {
    const before = parse("a = 1\nb = 2\nc = 3\nd = 4\n");
    const after = parse("a = 10\nb = 2\nc = 30\nd = 4\n", before);
    expect(after.body[1]).toBe(before.body[1]);
    expect(after.body[3]).toBe(before.body[3]);
    expect(after.body[0]).not.toBe(before.body[0]);
  });

  test("keeps nodes while a bracket is open below them", () => {
    const before = parse("a = 1\nb = f(2)\nc = 3\n");
    const broken = parse("a = 1\nb = f(2\nc = 3\n", before);
    expect(broken.body[2]).toBe(before.body[2]);
    const mended = parse("a = 1\nb = f(2)\nc = 3\n", broken);
    expect(mended.errors).toEqual([]);
    expect(mended.body[0]).toBe(before.body[0]);
  });

  test("looks again at a bracket that a word below it had ended, where the word goes on now", () => {
    const before = parse("a = f(1\na_name_to_fill_the_line\n  continue\n)\n");
    const text = "a = f(1\na_name_to_fill_the_line\n  continueif\n)\n";
    expect(facts(parse(text, before))).toEqual(facts(parse(text)));
  });

  test("does not keep the versions before the last one in memory", () => {
    const first = parse("a = 1\n");
    const second = parse("a = 12\n", first);
    expect(second.changes?.since).toBe(first);
    const third = parse("a = 123\n", second);
    expect(third.changes?.since).toBe(second);
    expect(second.changes).toBeUndefined();
  });
});
