import type { FileReport } from "./place.ts";
import { placeOf } from "./place.ts";

/** The findings as the JSON array that other tools read. */
export function jsonReport(reports: readonly FileReport[]): string {
  const findings = reports.flatMap(({ source, findings }) =>
    findings.map((finding) => ({
      file: source.path,
      ...placeOf(source, finding),
      code: finding.code,
      name: finding.name,
      message: finding.message,
      severity: finding.severity,
      bytes: finding.bytes,
      proof: finding.proof,
      fix: finding.fix && {
        ...finding.fix,
        edits: finding.fix.edits.map(({ text, ...range }) => ({ ...placeOf(source, range), text })),
      },
      related: finding.related?.map(({ message, ...range }) => ({ ...placeOf(source, range), message })),
    })),
  );
  return `${JSON.stringify(findings, undefined, 2)}\n`;
}
