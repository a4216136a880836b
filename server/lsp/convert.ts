import {
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type InlayHint,
  InlayHintKind,
  type InlayHintLabelPart,
  type Location,
  MarkupKind,
  type Position,
  PositionEncodingKind,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type * as ide from "../../core/ide/index.ts";
import type { PlacedRelated } from "./cells.ts";

/** What a client shows of a hover: Markdown with pictures, Markdown without, or only text. */
export type HoverForm = "pictures" | "markdown" | "text";

/** Turns the core's plain data into the protocol's for one document, and places back. */
export interface Converter {
  position(at: ide.Position): Position;
  range(range: ide.Range): Range;
  /** The core's place of a position; one outside the text is moved into it. */
  place(position: Position): ide.Position;
  place(range: Range): ide.Range;
  edit(edit: ide.TextEdit): TextEdit;
  diagnostic(finding: ide.Finding): Diagnostic;
  hover(hover: ide.Hover, form: HoverForm): Hover;
  inlayHint(hint: ide.InlayHint): InlayHint;
  /** `opensPanel` when the client has the command that shows the memory panel. */
  codeLens(lens: ide.CodeLens, opensPanel: boolean): CodeLens;
}

/** The encodings that positions can have; UTF-16 is the core's own. */
const encodings: readonly string[] = [
  PositionEncodingKind.UTF16,
  PositionEncodingKind.UTF8,
  PositionEncodingKind.UTF32,
];

/** The encoding to use: the first one that the client likes and that is known here. */
export function negotiateEncoding(offered: readonly string[] | undefined): PositionEncodingKind {
  return offered?.find((encoding) => encodings.includes(encoding)) ?? PositionEncodingKind.UTF16;
}

/** `rulePage` gives the address of a rule's page. */
export function converterFor(
  document: TextDocument,
  encoding: PositionEncodingKind,
  rulePage: (code: string) => string | undefined = () => undefined,
): Converter {
  const lineText = (line: number) =>
    document.getText({ start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } });
  const position = ({ line, col }: ide.Position): Position => ({
    line: line - 1,
    character: encoding === "utf-16" ? col : unitsOf(lineText(line - 1).slice(0, col), encoding),
  });
  const point = ({ line, character }: Position): ide.Position => {
    const text = lineText(line).replace(/[\r\n]+$/, "");
    return { line: line + 1, col: Math.min(columnOf(text, character, encoding), text.length) };
  };
  const range = ({ line, col, endLine, endCol }: ide.Range): Range => ({
    start: position({ line, col }),
    end: position({ line: endLine, col: endCol }),
  });
  function place(at: Position): ide.Position;
  function place(at: Range): ide.Range;
  function place(at: Position | Range): ide.Position | ide.Range {
    if (!("start" in at)) return point(at);
    const end = point(at.end);
    return { ...point(at.start), endLine: end.line, endCol: end.col };
  }
  return {
    position,
    range,
    place,
    edit: (edit) => ({ range: range(edit), newText: edit.text }),
    diagnostic: (finding) => diagnosticOf(finding, document.uri, range, rulePage(finding.code)),
    hover: (hover, form) => ({
      range: range(hover.range),
      contents:
        form === "text"
          ? { kind: MarkupKind.PlainText, value: plainText(hover.markdown) || hover.title }
          : { kind: MarkupKind.Markdown, value: markdownIn(hover.markdown, form) },
    }),
    inlayHint: ({ at, label, tooltip, owner }) => ({
      position: position(at),
      label: owner ? linked(label, { uri: document.uri, range: range(owner) }) : label,
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
      // What follows a name as an annotation would stands close to it.
      ...(label.startsWith(":") ? { kind: InlayHintKind.Type } : { paddingLeft: true }),
      data: { uri: document.uri },
    }),
    codeLens: (lens, opensPanel) => ({
      range: range(lens),
      command: opensPanel
        ? { title: lens.title, command: "ndlens.showMemory", arguments: [document.uri, lens.peakLine] }
        : { title: lens.title, command: "" },
    }),
  };
}

/** A hint whose words about the owner lead there. */
function linked(label: string, location: Location): InlayHintLabelPart[] {
  const at = label.search(/view\b/);
  if (at <= 0) return [{ value: label, location }];
  return [{ value: label.slice(0, at) }, { value: label.slice(at), location }];
}

/** Applies the client's changes, whose ranges are in the negotiated encoding. */
export function updateDocument(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: PositionEncodingKind,
): TextDocument {
  if (encoding === "utf-16") return TextDocument.update(document, [...changes], version);
  for (const change of changes) {
    if (!("range" in change)) {
      TextDocument.update(document, [change], version);
      continue;
    }
    const { line, col, endLine, endCol } = converterFor(document, encoding).place(change.range);
    const range = {
      start: { line: line - 1, character: col },
      end: { line: endLine - 1, character: endCol },
    };
    TextDocument.update(document, [{ range, text: change.text }], version);
  }
  return document;
}

/** How many units of the encoding a text takes. */
const unitsOf = (text: string, encoding: string) =>
  encoding === "utf-8" ? Buffer.byteLength(text) : [...text].length;

/** The UTF-16 column of a line at which `units` of the encoding have passed. */
function columnOf(line: string, units: number, encoding: string): number {
  if (encoding === "utf-16") return units;
  let col = 0;
  let left = units;
  for (const char of line) {
    left -= unitsOf(char, encoding);
    if (left < 0) break;
    col += char.length;
  }
  return col;
}

function diagnosticOf(
  finding: ide.Finding,
  uri: string,
  rangeOf: (range: ide.Range) => Range,
  page: string | undefined,
): Diagnostic {
  const { code, message, severity, fix, related, unnecessary, proof } = finding;
  return {
    range: rangeOf(finding),
    severity: severities[severity],
    code,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: "ndlens",
    message,
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related?.length && {
      relatedInformation: related.map((place) => ({
        location: { uri: "uri" in place ? (place as PlacedRelated).uri : uri, range: rangeOf(place) },
        message: place.message,
      })),
    }),
    data: {
      name: finding.name,
      bytes: finding.bytes,
      proof,
      fix: fix && { title: fix.title, safe: fix.safe },
    },
  };
}

const severities: Readonly<Record<ide.Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A hover's Markdown as a client shows it: what draws no pictures would show their data instead, line after line. */
export const markdownIn = (markdown: string, form: HoverForm): string =>
  form === "pictures" ? markdown : markdown.replace(/\n*^!\[[^\]]*\]\(data:[^)]*\)$/gm, "");

/** Markdown for a client that shows plain text: pictures, rules, and marks of style taken away. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)|<[^>]+>/g, "")
    .replace(/^\s*```.*$|^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\|(.*)\|\s*$/gm, (_, row: string) =>
      row
        .split("|")
        .map((cell) => cell.trim())
        .join("  ")
        .trim(),
    )
    .replace(/\*\*|`/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
