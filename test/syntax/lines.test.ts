import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commentsOf } from "../../core/syntax/comments.ts";
import { lineIndex } from "../../core/syntax/lines.ts";
import { parse } from "../../core/syntax/parse.ts";
import { holds } from "../seed.ts";

describe("lines", () => {
  test("end at \\n, \\r\\n and \\r, as Python's do", () => {
    const lines = lineIndex("a\nb\r\nc\rd\fe\u2028f");
    expect(lines.count).toBe(4);
    expect([1, 2, 3, 4].map((line) => [lines.lineStart(line), lines.lineEnd(line)])).toEqual([
      [0, 1],
      [2, 3],
      [5, 6],
      [7, 12],
    ]);
  });

  test("an empty text has one", () => {
    const lines = lineIndex("");
    expect(lines.count).toBe(1);
    expect(lines.position(0)).toEqual({ line: 1, col: 0 });
  });

  test("places outside the text are moved to its ends", () => {
    const lines = lineIndex("ab\ncd");
    expect(lines.position(-5)).toEqual({ line: 1, col: 0 });
    expect(lines.position(99)).toEqual({ line: 2, col: 2 });
    expect(lines.offset(1, 99)).toBe(2);
    expect(lines.offset(9, 0)).toBe(5);
    expect(lines.offset(0, 3)).toBe(0);
  });

  test("offset and position undo each other", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "é", "😀")).map((parts) => parts.join(""));
    const property = fc.property(text, fc.nat(60), (content, at) => {
      const lines = lineIndex(content);
      const offset = Math.min(at, content.length);
      const { line, col } = lines.position(offset);
      const isInsideBreak = content[offset] === "\n" && content[offset - 1] === "\r";
      expect(lines.offset(line, col)).toBe(isInsideBreak ? offset - 1 : offset);
    });
    holds(property, 100);
  });
});

describe("comments", () => {
  const texts = (text: string) => commentsOf(parse(text)).map((comment) => comment.text);

  test("are found wherever they stand, and not in strings", () => {
    const text =
      "# a\nx = '# no' # b\ny = [  # c\n  1,\n  # d\n]\n'''\n# no\n'''\nf'{z # e\n}# no'\ndef f():\n    # f\n    pass\n    # g\n# h";
    expect(texts(text)).toEqual(["# a", "# b", "# c", "# d", "# e", "# f", "# g", "# h"]);
  });

  test("have their places", () => {
    const text = "x = 1  # ndlens: ignore[ND101]\r\ny = 2  # noqa: ND101";
    for (const { start, end, text: comment } of commentsOf(parse(text)))
      expect(text.slice(start, end)).toBe(comment);
    expect(texts(text)).toEqual(["# ndlens: ignore[ND101]", "# noqa: ND101"]);
  });

  test("move with the text", () => {
    const module = parse("y = 0\nx = 1\n\nx = 2  # b\n", parse("x = 1\n\nx = 2  # b\n"));
    expect(commentsOf(module)).toEqual([{ start: 20, end: 23, text: "# b" }]);
  });
});
