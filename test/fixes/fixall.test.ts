import { describe, expect, it } from "vitest";
import type { TextEdit } from "../../core/ide/index.ts";
import { parse } from "../../core/syntax/parse.ts";
import { fixedAll, programs, round } from "./fixall.ts";

const place = (text: string, { line, col }: { readonly line: number; readonly col: number }) =>
  text
    .split("\n")
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, col);

/** The parts of the text that edits take, in its order. */
const spans = (text: string, edits: readonly TextEdit[]) =>
  edits
    .map((edit) => [place(text, edit), place(text, { line: edit.endLine, col: edit.endCol })] as const)
    .sort(([a], [b]) => a - b);

/** A statement with characters of one and of two units. */
const before = '"\u{1f600}\u00e9"; ';

const comments = (text: string) => parse(text).comments.map((comment) => comment.text);

describe.each(programs())("all safe fixes of $name", ({ text }) => {
  const first = round(text);
  const fixed = fixedAll(text);

  it("do not overlap, keep the file valid and come to an end", () => {
    const taken = spans(text, first?.fixes.flatMap(({ fix }) => fix?.edits ?? []) ?? []);
    expect(taken.filter(([start], i) => i > 0 && start < taken[i - 1][1])).toEqual([]);
    expect(parse(first?.text ?? "").errors).toEqual([]);
    expect(parse(fixed ?? "?").errors).toEqual([]);
    expect(fixedAll(fixed ?? "?")).toBe(fixed);
  });

  it("keep the comments", () => {
    // Those that silence nothing are what ND001 takes away.
    const kept = comments(text).filter((comment) => !/ndlens: ignore|noqa/.test(comment));
    const left = comments(fixed ?? "");
    expect(kept.filter((comment) => !left.includes(comment))).toEqual([]);
  });

  it("are the same with other line ends, tabs and wide characters", () => {
    const breaks = (one: string | undefined) => one?.replaceAll("\n", "\r\n");
    expect(fixedAll(breaks(text) ?? "")).toBe(breaks(fixed));
    if (parse(text).body.every(({ kind }) => kind !== "Expr" || !text.includes('"""'))) {
      const tabs = (one: string | undefined) =>
        one?.replace(/^(?: {4})+/gm, (blank) => "\t".repeat(blank.length / 4));
      expect(fixedAll(tabs(text) ?? "")).toBe(tabs(fixed));
    }
    const wide = text.replace(/^(?=\w+ = )/gm, before);
    // A statement is only added where the line has room for it.
    const isAdding = fixed?.split("\n").length !== text.split("\n").length;
    if (isLineByLine(text) && !isAdding) expect(fixedAll(wide)?.replaceAll(before, "")).toBe(fixed);
  });
});

/** Says whether each top-level assignment stands on one line, so that a word can stand before it. */
function isLineByLine(text: string): boolean {
  const { body, lines } = parse(text);
  const starts = new Set(body.map(({ unit, start }) => lines.position(unit.offset + start).line));
  return (
    text.split("\n").every((line, i) => !/^\w+ = /.test(line) || starts.has(i + 1)) &&
    !/^(?:for|while|if|def|with|class|try)\b/m.test(text)
  );
}
