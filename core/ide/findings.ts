import { isExact } from "../ndarray/dim.ts";
import { allRules } from "../rules/all.ts";
import { check, type Finding as Found, sizeOf } from "../rules/check.ts";
import type { Rule } from "../rules/rule.ts";
import { spanOf } from "../syntax/ast.ts";
import type { Analysis } from "./analysis.ts";
import { rangeOf } from "./places.ts";
import { silencedLines } from "./suppress.ts";
import type { Finding, Fix, Range } from "./types.ts";

/** Findings in the order of their positions, silenced ones left out. */
export function findings(analysis: Analysis): readonly Finding[] {
  const { trace, settings, module } = analysis;
  const silenced = silencedLines(module);
  return check(trace, chosenRules(analysis), settings)
    .map((found) => findingOf(analysis, found))
    .filter((finding) => !isSilenced(silenced, finding))
    .sort((a, b) => a.line - b.line || a.col - b.col || a.code.localeCompare(b.code));
}

/** Rules that the settings leave on: those selected (all, when none is) without those ignored. */
function chosenRules({ settings: { select, ignore } }: Analysis): readonly Rule[] {
  return allRules.filter(
    (rule) =>
      (select.length === 0 || select.some((one) => names(one, rule))) &&
      !ignore.some((one) => names(one, rule)),
  );
}

/** A setting names a rule by its code, its family ("ND1") or its name. */
function names(setting: string, { code, name }: Rule): boolean {
  return setting === name || (/^ND\d*$/.test(setting) && code.startsWith(setting));
}

function findingOf(analysis: Analysis, { rule, event, report, severity }: Found): Finding {
  const { module } = analysis;
  const { bytes } = report;
  const size = bytes === undefined ? undefined : isExact(bytes) ? bytes : sizeOf(bytes);
  return {
    ...rangeOf(module, report.at ?? event.node),
    code: rule.code,
    name: rule.name,
    message: report.message,
    severity,
    bytes: size,
    proof: report.proof,
    fix: report.fix && fixOf(analysis, report.fix),
    related: report.related?.map(({ at, message }) => ({ ...rangeOf(module, at), message })),
    unnecessary: report.unnecessary,
  };
}

function fixOf({ module }: Analysis, fix: NonNullable<Found["report"]["fix"]>): Fix {
  const edits = [...fix.edits].sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  return {
    title: fix.title,
    safe: fix.safe,
    edits: edits.map(({ at, text }) => ({ ...rangeOf(module, at), text })),
  };
}

function isSilenced(
  silenced: ReturnType<typeof silencedLines>,
  { line, endLine, code }: Finding & Range,
): boolean {
  for (const at of [line, endLine]) {
    const codes = silenced.get(at);
    if (codes === "all" || codes?.has(code)) return true;
  }
  return false;
}
