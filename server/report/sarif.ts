import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, Region, ReportingDescriptor, Result, Fix as SarifFix } from "sarif";
import type { Finding, Fix, Range, RuleInfo, Severity } from "../../core/ide/index.ts";
import type { Source } from "../files/source.ts";
import { type FileReport, placeOf, placeText } from "./place.ts";

/** The findings as SARIF 2.1.0, which code-scanning services read. */
export function sarifReport(
  reports: readonly FileReport[],
  rules: readonly RuleInfo[],
  version: string,
): string {
  const found = reports.flatMap(({ source, findings }) => findings.map((finding) => ({ source, finding })));
  const used = usedRules(
    found.map(({ finding }) => finding),
    rules,
  );
  const log: Log = {
    version: "2.1.0",
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "ndlens", version, semanticVersion: version, rules: used } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(process.cwd())}/`.replace(/\/+$/, "/") } },
        results: found.map(({ source, finding }) => resultOf(source, finding, used)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function usedRules(findings: readonly Finding[], rules: readonly RuleInfo[]): ReportingDescriptor[] {
  const first = new Map(findings.toReversed().map((finding) => [finding.code, finding]));
  return [...first.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name, severity }) => {
      const page = rules.find((rule) => rule.code === code)?.page ?? name;
      return {
        id: code,
        name,
        shortDescription: { text: sentenceOf(page) },
        help: { text: page, markdown: page },
        defaultConfiguration: { level: levels[severity] },
      };
    });
}

/** The page's first paragraph that is no heading. */
function sentenceOf(page: string): string {
  const paragraphs = page.split(/\n\s*\n|\n(?=#)|(?<=^#[^\n]*)\n/m);
  const first = paragraphs.find((paragraph) => paragraph.trim() !== "" && !paragraph.startsWith("#"));
  return (first ?? page).replace(/\s+/g, " ").trim();
}

function resultOf(source: Source, finding: Finding, rules: readonly ReportingDescriptor[]): Result {
  const { code, message, severity, bytes, proof, fix, related } = finding;
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.id === code),
    level: levels[severity],
    message: { text: source.notebook ? `${placeText(source, finding)}: ${message}` : message },
    locations: [locationOf(source, finding)],
    ...(related?.length && {
      relatedLocations: related.map((place, id) => ({
        id,
        ...locationOf(source, place),
        message: { text: place.message },
      })),
    }),
    // An edit inside a notebook's cell has no region in the file's own text.
    ...(fix && !source.notebook && { fixes: [fixOf(source, fix)] }),
    properties: { bytes, proof },
  };
}

const fixOf = (source: Source, fix: Fix): SarifFix => ({
  description: { text: fix.title },
  artifactChanges: [
    {
      artifactLocation: artifactOf(source),
      replacements: fix.edits.map((edit) => ({
        deletedRegion: regionOf(edit),
        insertedContent: { text: edit.text },
      })),
    },
  ],
});

const locationOf = (source: Source, range: Range): Location => ({
  physicalLocation: {
    artifactLocation: artifactOf(source),
    region: source.notebook ? { startLine: 1 } : regionOf(placeOf(source, range)),
  },
});

const regionOf = ({ line, col, endLine, endCol }: Range): Region => ({
  startLine: line,
  startColumn: col + 1,
  endLine,
  endColumn: endCol + 1,
});

const artifactOf = ({ path }: Source) =>
  isAbsolute(path)
    ? { uri: pathToFileURL(path).href }
    : { uri: path.split(sep).map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};
