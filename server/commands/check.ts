import { createTwoFilesPatch } from "diff";
import { type Analysis, type Finding, findings, rules } from "../../core/ide/index.ts";
import { version } from "../../package.json";
import { analyzeInTime, commandTimeLimit, isTooLong, tooLongText } from "../analysis.ts";
import { InputError } from "../errors.ts";
import { type Baseline, readBaseline, writeBaseline } from "../files/baseline.ts";
import { changedFiles, isPath } from "../files/changed.ts";
import { type Found, findPython } from "../files/find.ts";
import { diskHost, forgetModules } from "../files/host.ts";
import { type SettingsOf, settingsReader } from "../files/settings.ts";
import { readSource, type Source } from "../files/source.ts";
import { compatibleFixes, safeOnly, type Wanted } from "../fixes.ts";
import { terminalColors } from "../report/colors.ts";
import { githubReport } from "../report/github.ts";
import { jsonReport } from "../report/json.ts";
import type { CheckReport, FileReport } from "../report/place.ts";
import { sarifReport } from "../report/sarif.ts";
import { summaryText, textReport } from "../report/text.ts";
import type { GivenSettings } from "../settings.ts";
import { complain, exit, internal } from "./program.ts";
import { progress } from "./progress.ts";

export interface CheckOptions {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly budget?: number;
  readonly threshold?: number;
  /** A revision of git; true for the last commit. */
  readonly changed?: string | true;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** Finds, prints and if asked to fixes what there is in files and folders. Returns the exit code. */
export function check(paths: readonly string[], options: CheckOptions): number {
  const { files, errors } = filesOf(paths, options);
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  const complaints = errors.map(({ message }) => message);
  const notes: string[] = [];
  const wanted: Wanted | undefined =
    options.fix || options.diff ? (options.unsafeFixes ? () => true : safeOnly) : undefined;
  const settingsOf = settingsReader(given(options));
  const checked: Checked[] = [];
  const shown = progress(files.length);
  for (const file of files) {
    shown.next(file);
    try {
      const result = checkFile(file, settingsOf, wanted, baseline);
      if (!options.diff && result.after !== result.before) {
        result.after.save();
        forgetModules();
      }
      checked.push(result);
      if (isTooLong(result.before.text)) notes.push(`${file}: ${tooLongText}`);
    } catch (error) {
      if (error instanceof InputError) complaints.push(...error.message.split("\n"));
      else complaints.push(`${file}: ${internal(error)}`);
    }
  }
  shown.end();
  for (const message of new Set([...complaints, ...notes])) complain(message);
  if (options.diff) return showDiffs(checked, complaints.length > 0);
  if (options.writeBaseline !== undefined)
    return saveBaseline(options.writeBaseline, checked, complaints.length > 0);
  print(checked, options.format);
  if (complaints.length > 0) return exit.misuse;
  return checked.some((file) => file.findings.length > 0) ? exit.found : exit.clean;
}

/** The files that the paths stand for: all, or those that changed. */
function filesOf(paths: readonly string[], { changed }: CheckOptions): Found {
  if (changed === undefined) return findPython(paths);
  const isPathAfterAll = typeof changed === "string" && isPath(changed);
  const given = isPathAfterAll ? [changed, ...paths] : paths;
  const { files, errors } = findPython(given.length > 0 ? given : ["."]);
  return { files: changedFiles(files, changed === true || isPathAfterAll ? "HEAD" : changed), errors };
}

function saveBaseline(path: string, checked: readonly Checked[], failed: boolean): number {
  const count = writeBaseline(path, reportsOf(checked));
  process.stdout.write(`${count} finding${count === 1 ? "" : "s"} written to ${path}.\n`);
  return failed ? exit.misuse : exit.clean;
}

interface Checked {
  readonly before: Source;
  readonly after: Source;
  readonly findings: readonly Finding[];
  readonly fixed: number;
}

/** Fixing one finding can uncover the next; more rounds than this would be a fix that goes in circles. */
const mostRounds = 20;

function checkFile(
  path: string,
  settingsOf: SettingsOf,
  wanted: Wanted | undefined,
  baseline: Baseline | undefined,
): Checked {
  const before = readSource(path);
  const options = { path, settings: settingsOf(path), host: diskHost(path) };
  const found = (source: Source, analysis: Analysis) =>
    baseline ? baseline.fresh(source, findings(analysis)) : findings(analysis);
  let after = before;
  let analysis = analyzeInTime(after.text, options, undefined, commandTimeLimit);
  let fixed = 0;
  for (let round = 0; wanted && round < mostRounds; round++) {
    const fixes = compatibleFixes(found(after, analysis), wanted);
    if (fixes.length === 0) break;
    after = after.edited(fixes.flatMap(({ fix }) => fix.edits));
    fixed += fixes.length;
    analysis = analyzeInTime(after.text, options, analysis, commandTimeLimit);
  }
  return { before, after, findings: found(after, analysis), fixed };
}

function given({ select, ignore, budget, threshold }: CheckOptions): GivenSettings {
  return { select, ignore, memoryBudget: budget, threshold };
}

function print(checked: readonly Checked[], format: CheckOptions["format"]): void {
  const reports = reportsOf(checked);
  const fixed = checked.reduce((sum, file) => sum + file.fixed, 0);
  const report: CheckReport = { reports, fileCount: checked.length, fixed };
  process.stdout.write(formats[format](report));
}

const reportsOf = (checked: readonly Checked[]): readonly FileReport[] =>
  checked
    .filter((file) => file.findings.length > 0)
    .map(({ after, findings }) => ({ source: after, findings }));

const formats: Readonly<Record<CheckOptions["format"], (report: CheckReport) => string>> = {
  text: (report) => textReport(report.reports, terminalColors()) + summaryText(report, terminalColors()),
  json: ({ reports }) => jsonReport(reports),
  sarif: ({ reports }) => sarifReport(reports, rules(), version),
  github: ({ reports }) => githubReport(reports),
};

/** Prints what --fix would change; the exit code says whether that is something. */
function showDiffs(checked: readonly Checked[], failed: boolean): number {
  const changed = checked.filter(({ before, after }) => after !== before);
  for (const { before, after } of changed)
    process.stdout.write(
      createTwoFilesPatch(before.path, before.path, before.fileText, after.fileText, undefined, undefined, {
        headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
      }),
    );
  if (failed) return exit.misuse;
  return changed.length > 0 ? exit.found : exit.clean;
}
