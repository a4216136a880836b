import { isExact } from "../ndarray/layouts/dim.ts";
import { allRules } from "../rules/all.ts";
import { check, type Finding as Found, sizeOf } from "../rules/check.ts";
import type { Rule } from "../rules/rule.ts";
import { chosenFor, selects } from "../rules/selectors.ts";
import { spanOf } from "../syntax/ast.ts";
import type { Analysis } from "./analysis.ts";
import { kept } from "./kept.ts";
import { rangeOf } from "./places.ts";
import { afterComments } from "./suppress.ts";
import type { Finding, Fix, Settings } from "./types.ts";

/** Findings in the order of their positions, silenced ones left out. Every question about a place asks for all of them. */
export const findings = kept((analysis: Analysis): readonly Finding[] => {
  const { trace, settings, module } = analysis;
  const chosen = chosenRules(settings);
  const found = check(trace, chosen, settings).map((one) => findingOf(analysis, one));
  const left = afterComments(module, found, chosen, trace.isWhole, (rule) =>
    chosenFor(settings.severity, rule),
  );
  return left.toSorted((a, b) => a.line - b.line || a.col - b.col || a.code.localeCompare(b.code));
});

/** Rules that the settings leave on: those selected (all, when none is) without those ignored or turned off. */
function chosenRules({ select, ignore, severity }: Settings): readonly Rule[] {
  return allRules.filter(
    (rule) =>
      (select.length === 0 || select.some((one) => selects(one, rule))) &&
      !ignore.some((one) => selects(one, rule)) &&
      chosenFor(severity, rule) !== "off",
  );
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
  const lineEnd = /\r\n?|\n/.exec(module.text)?.[0] ?? "\n";
  const edits = [...fix.edits].sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  return {
    title: fix.title,
    safe: fix.safe,
    // Rules write their lines with \n; the file keeps the line ends that it has.
    edits: edits.map(({ at, text }) => ({ ...rangeOf(module, at), text: text.replace(/\r?\n/g, lineEnd) })),
  };
}
