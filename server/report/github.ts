import type { Severity } from "../../core/ide/index.ts";
import { type FileReport, placeOf, placeText } from "./place.ts";

/** The findings as GitHub's workflow commands, one a line: annotations on a pull request. */
export function githubReport(reports: readonly FileReport[]): string {
  return reports
    .flatMap(({ source, findings }) =>
      findings.map((finding) => {
        const place = placeOf(source, finding);
        // GitHub cannot show a place inside a notebook's cell, so the message says it.
        const lines =
          place.cell === undefined
            ? { line: place.line, col: place.col + 1, endLine: place.endLine, endColumn: place.endCol + 1 }
            : { line: 1 };
        const properties = { title: `ndlens (${finding.code})`, file: source.path, ...lines };
        const written = Object.entries(properties).map(
          ([name, value]) => `${name}=${escapeProperty(`${value}`)}`,
        );
        const message = `${placeText(source, finding)}: ${finding.code} ${finding.message}`;
        return `::${levels[finding.severity]} ${written.join(",")}::${escapeData(message)}\n`;
      }),
    )
    .join("");
}

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

const escapeData = (text: string) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
