import { allRules } from "../rules/all.ts";
import type { Rule } from "../rules/rule.ts";
import { selects } from "../rules/selectors.ts";
import type { Module } from "../syntax/ast.ts";
import { misspeltIn, type Silenced, type Silencer, silencersIn } from "./silencers.ts";
import type { Finding, Range, Severity, TextEdit } from "./types.ts";

/** What the comments of a file leave of its findings, and what there is to say of the comments themselves. */
export function afterComments(
  module: Module,
  found: readonly Finding[],
  chosen: readonly Rule[],
  isWhole: boolean,
  severityFor: (finding: Finding) => Severity | "off" | undefined,
): readonly Finding[] {
  const silencers = silencersIn(module);
  const used = new Set<Silencer | Silenced>();
  const left = found.filter((finding) => {
    const silencing = silencers.flatMap((silencer) =>
      meets(silencer, finding) ? silencedBy(silencer, finding) : [],
    );
    for (const one of silencing) used.add(one);
    return silencing.length === 0;
  });
  const isOn = (code: string) => chosen.some((rule) => rule.code === code);
  // What was not looked at to the end may yet be found.
  const unused =
    isOn("ND001") && isWhole ? silencers.flatMap((one) => unusedOf(module, one, used, chosen)) : [];
  const kept = unused.filter((finding) => !silencers.some((one) => meets(one, finding) && isKept(one)));
  const own = [...kept, ...(isOn("ND002") ? misspelt(module) : [])];
  return [...left, ...own.map((finding) => withSeverity(finding, severityFor(finding)))];
}

const withSeverity = (finding: Finding, chosen: Severity | "off" | undefined): Finding =>
  chosen === undefined || chosen === "off" ? finding : { ...finding, severity: chosen };

const meets = ({ line }: Silencer, finding: Range) => line === finding.line || line === finding.endLine;

/** What of a comment silences a finding. */
function silencedBy(silencer: Silencer, finding: Finding): readonly (Silencer | Silenced)[] {
  if (!silencer.items) return [silencer];
  return silencer.items.filter(({ selector }) => selects(selector, finding));
}

/** A comment that says of itself that it may be unused. */
const isKept = ({ items }: Silencer) =>
  items?.some(({ selector }) => selects(selector, unusedIgnore)) === true;

const unusedIgnore = { code: "ND001", name: "unused-ignore" };

function unusedOf(
  module: Module,
  silencer: Silencer,
  used: ReadonlySet<Silencer | Silenced>,
  chosen: readonly Rule[],
): readonly Finding[] {
  const { items } = silencer;
  if (!items)
    return silencer.kind === "noqa" || used.has(silencer) || chosen.length < allRules.length
      ? []
      : [
          unused(module, silencer, "ndlens finds nothing on this line: remove the comment", [
            removed(module, silencer),
          ]),
        ];
  const idle = items.filter((item) => !used.has(item) && mayJudge(item, chosen));
  if (idle.length === 0) return [];
  const rest = items.filter((item) => !idle.includes(item));
  const names = idle.map(({ selector }) => selector).join(", ");
  const edit = rest.length === 0 ? removed(module, silencer) : listed(module, items, rest);
  const place = { start: idle[0].start, end: idle[idle.length - 1].end };
  return [
    unused(
      module,
      place,
      `${names} ${idle.length === 1 ? "finds" : "find"} nothing on this line: remove ${whatOf(rest, idle)}`,
      [edit],
    ),
  ];
}

/** What of the comment is not needed. */
const whatOf = (rest: readonly Silenced[], idle: readonly Silenced[]) =>
  rest.length === 0 ? "the comment" : idle.length === 1 ? "the code" : "the codes";

/** Only of rules that are on it is known that they find nothing. */
function mayJudge({ selector }: Silenced, chosen: readonly Rule[]): boolean {
  const named = allRules.filter((rule) => selects(selector, rule));
  return named.length > 0 && named.every((rule) => chosen.includes(rule) && rule.code !== unusedIgnore.code);
}

function unused(
  module: Module,
  place: { readonly start: number; readonly end: number },
  message: string,
  edits: readonly TextEdit[],
): Finding {
  return {
    ...rangeAt(module, place.start, place.end),
    ...unusedIgnore,
    message,
    severity: "hint",
    fix: { title: "Remove what is not needed of the comment", safe: true, edits },
    unnecessary: true,
  };
}

/** The list with what is left of it. */
function listed(module: Module, items: readonly Silenced[], rest: readonly Silenced[]): TextEdit {
  const text = rest.map(({ start, end }) => module.text.slice(start, end)).join(", ");
  return { ...rangeAt(module, items[0].start, items[items.length - 1].end), text };
}

/** The comment taken away with the blanks before it and the reason behind it; another comment behind it stays. */
function removed(module: Module, { line, start, end }: Silencer): TextEdit {
  const { text, lines } = module;
  const next = text.slice(end, lines.lineEnd(line)).indexOf("#");
  if (next >= 0) return { ...rangeAt(module, start, end + next), text: "" };
  const before = text.slice(lines.lineStart(line), start).trimEnd();
  return { ...rangeAt(module, lines.lineStart(line) + before.length, lines.lineEnd(line)), text: "" };
}

function misspelt(module: Module): readonly Finding[] {
  const exists = (selector: string) => allRules.some((rule) => selects(selector, rule));
  return misspeltIn(module, exists).map(({ start, end, message }) => ({
    ...rangeAt(module, start, end),
    code: "ND002",
    name: "unknown-comment",
    message,
    severity: "warning",
  }));
}

function rangeAt({ lines }: Module, start: number, end: number): Range {
  const [from, to] = [lines.position(start), lines.position(end)];
  return { line: from.line, col: from.col, endLine: to.line, endCol: to.col };
}
