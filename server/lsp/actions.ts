import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from "vscode-languageserver";
import type { Finding, Range } from "../../core/ide/index.ts";
import { compatibleFixes, safeOnly } from "../fixes.ts";
import type { Version } from "./documents.ts";

/** The kind of "fix all", which can also be run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.ndlens`;

/** What can be done about the findings of a range, best first. */
export async function codeActions(
  version: Version,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const all = await version.ask("findings");
  const wants = (kind: string) =>
    context.only === undefined ||
    context.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
  const place = version.convert.place(range);
  const here = all.filter((finding) => meets(finding, place));
  const quickFixes = wants(CodeActionKind.QuickFix)
    ? [
        ...here.flatMap((finding) => fixOf(version, finding)),
        ...here.flatMap((finding) => ignoreHere(version, finding)),
      ]
    : [];
  return [...quickFixes, ...(wants(fixAllKind) ? fixAll(version, all) : [])];
}

function fixOf({ uri, convert }: Version, finding: Finding): readonly CodeAction[] {
  const { fix } = finding;
  if (!fix) return [];
  return [
    {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      isPreferred: fix.safe,
      diagnostics: [convert.diagnostic(finding)],
      edit: { changes: { [uri]: fix.edits.map(convert.edit) } },
    },
  ];
}

function fixAll({ uri, convert }: Version, all: readonly Finding[]): readonly CodeAction[] {
  const fixes = compatibleFixes(all, safeOnly);
  if (fixes.length === 0) return [];
  return [
    {
      title: "Fix all safe ndlens findings",
      kind: fixAllKind,
      edit: { changes: { [uri]: fixes.flatMap(({ fix }) => fix.edits.map(convert.edit)) } },
    },
  ];
}

function ignoreHere({ uri, text: all, convert }: Version, finding: Finding): readonly CodeAction[] {
  const lines = all.split(/\r\n?|\n/);
  // A comment on the last line of what is marked silences it as well.
  const found = [finding.line, finding.endLine].flatMap((line) => {
    const edit = ignoreComment(lines[line - 1] ?? "", finding.code);
    return edit ? [{ line, endLine: line, ...edit }] : [];
  })[0];
  // Comments cannot silence what is said of comments.
  if (!found || finding.code === "ND002") return [];
  const change: TextEdit = convert.edit(found);
  return [
    {
      title: `Ignore ${finding.code} (${finding.name}) here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [convert.diagnostic(finding)],
      edit: { changes: { [uri]: [change] } },
    },
  ];
}

/**
 * The edit of a line that silences a rule there, joining a comment that already silences another.
 * Undefined where no comment can stand: before a continuation, or where a string goes on below.
 */
export function ignoreComment(
  line: string,
  code: string,
): { readonly col: number; readonly endCol: number; readonly text: string } | undefined {
  const present = /#\s*ndlens:\s*ignore\[([^\]]*)/.exec(line);
  if (present) {
    const col = present.index + present[0].length;
    return { col, endCol: col, text: present[1].trim() === "" ? code : `, ${code}` };
  }
  const openStrings = (line.match(/"""|'''/g)?.length ?? 0) % 2;
  if (/\\\s*$/.test(line) || openStrings === 1) return undefined;
  return { col: line.trimEnd().length, endCol: line.length, text: `  # ndlens: ignore[${code}]` };
}

const meets = (a: Range, b: Range) =>
  !isBefore(a.endLine, a.endCol, b.line, b.col) && !isBefore(b.endLine, b.endCol, a.line, a.col);

const isBefore = (line: number, col: number, otherLine: number, otherCol: number) =>
  line < otherLine || (line === otherLine && col < otherCol);
