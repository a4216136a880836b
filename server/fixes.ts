import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, Fix, Range, TextEdit } from "../core/ide/index.ts";

/** Which fixes may be applied without asking. */
export type Wanted = (fix: Fix) => boolean;

export const safeOnly: Wanted = (fix) => fix.safe;

/** The findings whose fixes can be applied together: wanted, complete, and touching no other's text. */
export function compatibleFixes(
  findings: readonly Finding[],
  wanted: Wanted,
): readonly (Finding & { fix: Fix })[] {
  const taken: TextEdit[] = [];
  const chosen: (Finding & { fix: Fix })[] = [];
  for (const finding of findings) {
    const { fix } = finding;
    if (!fix || fix.edits.length === 0 || !wanted(fix)) continue;
    if (fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...fix.edits);
    chosen.push({ ...finding, fix });
  }
  return chosen;
}

/** The text with edits applied that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const document = TextDocument.create("", "python", 0, text);
  return TextDocument.applyEdits(
    document,
    edits.map((edit) => ({
      range: {
        start: { line: edit.line - 1, character: edit.col },
        end: { line: edit.endLine - 1, character: edit.endCol },
      },
      newText: edit.text,
    })),
  );
}

/** Two edits touch when they share a character or a boundary; the second waits for the next round. */
const touches = (a: Range, b: Range) =>
  !before(a.endLine, a.endCol, b.line, b.col) && !before(b.endLine, b.endCol, a.line, a.col);

const before = (line: number, col: number, otherLine: number, otherCol: number) =>
  line < otherLine || (line === otherLine && col < otherCol);
