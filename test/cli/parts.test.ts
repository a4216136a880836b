import { describe, expect, test } from "vitest";
import type { Finding, TextEdit } from "../../core/ide/index.ts";
import { formatBytes, parseBytes } from "../../server/bytes.ts";
import { decodePython, encodePython } from "../../server/files/decode.ts";
import { readNotebook } from "../../server/files/notebook.ts";
import { applyEdits, compatibleFixes } from "../../server/fixes.ts";
import { excerpt } from "../../server/report/excerpt.ts";

test.each([
  ["2GiB", 2 ** 31],
  ["64 kB", 64_000],
  ["1.5 MiB", 1.5 * 2 ** 20],
  ["4_096", 4096],
  [512, 512],
  ["-1", undefined],
  ["2 parsecs", undefined],
  ["", undefined],
  [Number.NaN, undefined],
  [undefined, undefined],
])("the size %j is %j bytes", (size, bytes) => expect(parseBytes(size)).toBe(bytes));

test.each([
  [0, "0 B"],
  [640, "640 B"],
  [65_536, "65.5 kB"],
  [8e6, "8 MB"],
  [999_999, "1 MB"],
  [1.25e9, "1.25 GB"],
  [8e18, "8 EB"],
])("%j bytes are %j", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

describe("decoding", () => {
  test.each([
    ["# vim: set fileencoding=cp1252 :\nx = '\u20ac'\n", [0x80]],
    ["#!/usr/bin/python\n# coding: koi8-r\nx = '\u0416'\n", [0xf6]],
    ["# coding=iso8859-15\nx = '\u20ac'\n", [0xa4]],
  ])("%j comes back as the same bytes", (text, [byte]) => {
    const bytes = Buffer.from(Array.from(text, (char) => (char > "\x7f" ? byte : char.charCodeAt(0))));
    const decoded = decodePython(bytes);
    expect(decoded.text).toBe(text);
    expect(encodePython(decoded)).toEqual(bytes);
  });

  test("a coding comment counts only in the first two lines, below comments", () => {
    const late = (text: string) => decodePython(Buffer.from(text)).encoding;
    expect(late("x = 1\n# coding: latin-1\n")).toBe("utf-8");
    expect(late("\n\n# coding: latin-1\n")).toBe("utf-8");
    expect(late("\n# coding: latin-1\n")).toBe("latin-1");
  });

  test("a BOM with another encoding, and a character without a byte, are refused", () => {
    expect(() => decodePython(Buffer.from("\ufeff# coding: latin-1\n"))).toThrow(/BOM/);
    const decoded = decodePython(Buffer.from("# coding: latin-1\n", "latin1"));
    expect(() => encodePython({ ...decoded, text: "\u20ac" })).toThrow(/cannot hold the changed text/);
  });
});

test("magics become comments of their length, operators do not", () => {
  const json = JSON.stringify({
    cells: [
      {
        cell_type: "code",
        source: "%time x = 1\n!ls\nfor i in x:\n    %timeit i\ny = (7\n  % 2)\nnp.zeros?",
      },
    ],
  });
  expect(readNotebook(json).text).toBe(
    "#time x = 1\n#ls\nfor i in x:\n    pass     \ny = (7\n  % 2)\n#p.zeros?\n",
  );
});

describe("carets", () => {
  const drawn = (lines: readonly string[], line: number, col: number, endLine: number, endCol: number) =>
    excerpt(lines, { line, col, endLine, endCol }).map(({ number, text }) => `${number ?? ""}|${text}`);

  test("stand below each line of a range", () => {
    expect(drawn(["a = f(", "  b,", ")"], 1, 4, 3, 1)).toEqual([
      "1|a = f(",
      "|    ^^",
      "2|  b,",
      "|  ^^",
      "3|)",
      "|^",
    ]);
  });

  test("mark a place of no width, and a line that is not there", () => {
    expect(drawn(["ab"], 1, 1, 1, 1)).toEqual(["1|ab", "| ^"]);
    expect(drawn(["ab"], 2, 0, 2, 0)).toEqual([]);
  });

  test("of a long range stand at its beginning and end", () => {
    const shown = drawn(
      Array.from({ length: 30 }, (_, line) => `x${line}`),
      1,
      0,
      30,
      2,
    );
    expect(shown[0]).toBe("1|x0");
    expect(shown).toContain("|...");
    expect(shown[shown.length - 2]).toBe("30|x29");
  });

  test("keep control characters from the terminal and cut long lines", () => {
    expect(drawn(["a\x1b[31m"], 1, 0, 1, 1)[0]).toBe("1|a [31m");
    expect(drawn(["a".repeat(5000)], 1, 0, 1, 5000)[0].length).toBeLessThan(200);
  });
});

describe("fixes", () => {
  const edit = (col: number, endCol: number, text: string): TextEdit => ({
    line: 1,
    col,
    endLine: 1,
    endCol,
    text,
  });
  const finding = (...edits: readonly TextEdit[]): Finding => ({
    line: 1,
    col: 0,
    endLine: 1,
    endCol: 1,
    code: "ND101",
    name: "n",
    message: "m",
    severity: "hint",
    fix: { title: "t", safe: true, edits },
  });

  test("that touch each other are left for the next round", () => {
    const first = finding(edit(0, 2, "x"), edit(4, 5, "y"));
    const second = finding(edit(2, 3, "z"));
    const third = finding(edit(6, 7, "w"));
    expect(compatibleFixes([first, second, third], () => true)).toEqual([first, third]);
    expect(compatibleFixes([first], ({ safe }) => !safe)).toEqual([]);
  });

  test("apply in the order of the text", () => {
    expect(applyEdits("abcdefg", [edit(6, 7, "!"), edit(0, 2, "x")])).toBe("xcdef!");
  });
});
