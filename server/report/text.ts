import type { Finding, Severity } from "../../core/ide/index.ts";
import type { Colors } from "./colors.ts";
import { excerpt } from "./excerpt.ts";
import { type CheckReport, type FileReport, placeOf, placeText } from "./place.ts";

/** The findings for people: each with its place, message, source line, help and proof. */
export function textReport(reports: readonly FileReport[], colors: Colors): string {
  return reports
    .flatMap((report) => {
      const lines = report.source.text.split(/\r\n?|\n/);
      return report.findings.map((finding) => findingText(report, finding, lines, colors));
    })
    .join("");
}

function findingText(
  { source }: FileReport,
  finding: Finding,
  lines: readonly string[],
  colors: Colors,
): string {
  const paint = painter(colors, finding.severity);
  const place = placeText(source, finding).replace(
    /^(.*?)((?::cell \d+)?:\d+:\d+)$/s,
    (_, file, at) => colors.bold(file) + colors.cyan(at),
  );
  const head = `${place}: ${paint(`${finding.severity} ${colors.bold(finding.code)}`)}${fixMark(finding, colors)} ${colors.bold(finding.message)}`;
  const shown = excerpt(lines, finding, placeOf(source, finding).line);
  const gutter = Math.max(...shown.map(({ number }) => `${number ?? ""}`.length));
  const bar = (number: number | undefined) => colors.cyan(`${`${number ?? ""}`.padStart(gutter)} |`);
  const body = shown.map(({ number, text }) =>
    `${bar(number)} ${number === undefined ? paint(text) : text}`.trimEnd(),
  );
  const pad = " ".repeat(gutter);
  const notes = [
    ...(finding.fix
      ? [["help", finding.fix.title + (finding.fix.safe ? "" : " (changes more than memory: look first)")]]
      : []),
    ...(finding.proof ?? []).map((line) => ["proof", line]),
    ...(finding.related ?? []).map((related) => [
      "note",
      `${placeText(source, related)}: ${related.message}`,
    ]),
  ].map(([kind, text]) => `${pad} ${colors.cyan("=")} ${colors.bold(kind)}: ${text}`);
  return `${[head, bar(undefined), ...body, bar(undefined), ...notes].join("\n")}\n\n`;
}

/** "[*]" marks what --fix applies. */
const fixMark = ({ fix }: Finding, colors: Colors) => (fix?.safe ? ` [${colors.cyan("*")}]` : "");

const painter = (colors: Colors, severity: Severity) =>
  ({ error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan })[severity];

/** What is printed last: how many findings, and how many of them --fix would take away. */
export function summaryText({ reports, fileCount, fixed }: CheckReport, colors: Colors): string {
  const findings = reports.flatMap((report) => report.findings);
  const fixable = findings.filter(({ fix }) => fix?.safe).length;
  const suggested = findings.filter(({ fix }) => fix && !fix.safe).length;
  const files = count(fileCount, "file");
  if (fileCount === 0) return "No Python file was read.\n";
  if (findings.length === 0 && fixed === 0) return `${colors.green("Nothing found")} in ${files}.\n`;
  const lines = [
    fixed > 0
      ? `Found ${count(findings.length + fixed, "finding")} in ${files} (${fixed} fixed, ${findings.length} remaining).`
      : `Found ${count(findings.length, "finding")} in ${files}.`,
    fixable > 0 ? `[${colors.cyan("*")}] ${fixable} can be fixed with --fix.` : "",
    suggested > 0 ? `${suggested} more with --fix --unsafe-fixes, after a look at --diff.` : "",
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
