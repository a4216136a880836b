import { type PeakReport, peak as peakOf } from "../../core/ide/index.ts";
import { formatBytes } from "../bytes.ts";
import { type Colors, terminalColors } from "../report/colors.ts";
import { analyzeFile } from "./input.ts";
import { exit } from "./program.ts";

/** Prints the bytes that NumPy holds, line by line, and their peak. */
export function peak(path: string, options: { readonly json?: boolean }): number {
  const analysis = analyzeFile(path);
  const report = peakOf(analysis);
  process.stdout.write(
    options.json ? `${JSON.stringify(report)}\n` : peakText(report, analysis.text, terminalColors()),
  );
  return exit.clean;
}

const sourceWidth = 60;

function peakText(report: PeakReport, text: string, colors: Colors): string {
  const source = text.split(/\r\n?|\n/);
  const rows = report.lines.map(({ line, liveBytes, allocatedBytes, copiedBytes }) => {
    const cells = [liveBytes, allocatedBytes, copiedBytes].map((bytes) => formatBytes(bytes).padStart(9));
    const code = (source[line - 1] ?? "")
      .replace(/\p{Cc}/gu, " ")
      .trimEnd()
      .slice(0, sourceWidth);
    const row = `${`${line}`.padStart(6)} ${cells.join(" ")}  ${code}`;
    return line === report.peakLine ? colors.bold(row) : row;
  });
  const header = colors.dim(
    `${"line".padStart(6)} ${["live", "allocated", "copied"].map((name) => name.padStart(9)).join(" ")}`,
  );
  return `${[summary(report), ...(rows.length > 0 ? ["", header, ...rows] : [])].join("\n")}\n`;
}

function summary({ peakBytes, peakLine, allocatedBytes, symbolic }: PeakReport): string {
  if (peakBytes === undefined) return `peak ${symbolic === undefined ? "not known" : `${symbolic} bytes`}`;
  const where = peakLine === undefined ? "" : ` on line ${peakLine}`;
  const total = allocatedBytes === undefined ? "" : `, ${formatBytes(allocatedBytes)} allocated in all`;
  return `peak ${formatBytes(peakBytes)}${where}${total}`;
}
