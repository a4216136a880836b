import { readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Finding } from "../../core/ide/index.ts";
import { InputError, reasonOf } from "../errors.ts";
import type { FileReport } from "../report/place.ts";
import type { Source } from "./source.ts";

/** Findings that were there before and are not to be spoken of. */
export interface Baseline {
  /** The findings of a file that are new. */
  fresh(source: Source, findings: readonly Finding[]): readonly Finding[];
}

/** One finding of the file, as people read it in a diff. */
interface Entry {
  readonly file: string;
  readonly code: string;
  /** The code that is marked, its blanks made one, so that findings are known again when lines move or are indented. */
  readonly text: string;
  /** How many of them there are in the file. */
  readonly count: number;
}

const version = 1;

/** Reads a baseline file. Throws InputError when there is none, or when it is something else. */
export function readBaseline(path: string): Baseline {
  const entries = entriesOf(path);
  const counts = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  return {
    fresh(source, findings) {
      const left = new Map(counts);
      return findings.filter((finding) => {
        const key = keyOf({ ...identityOf(source, finding), file: fileOf(path, source) });
        const known = left.get(key) ?? 0;
        if (known > 0) left.set(key, known - 1);
        return known === 0;
      });
    },
  };
}

/** Writes the findings of a run as the baseline of later ones; returns how many. Throws InputError. */
export function writeBaseline(path: string, reports: readonly FileReport[]): number {
  const entries = new Map<string, Entry>();
  const all = reports.flatMap(({ source, findings }) =>
    findings.map((finding) => ({ ...identityOf(source, finding), file: fileOf(path, source) })),
  );
  for (const one of all)
    entries.set(keyOf(one), { ...one, count: (entries.get(keyOf(one))?.count ?? 0) + 1 });
  const findings = [...entries.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  try {
    writeFileSync(path, `${JSON.stringify({ version, findings }, undefined, 2)}\n`);
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}`);
  }
  return all.length;
}

type Identity = Omit<Entry, "count">;

const keyOf = ({ file, code, text }: Identity) => JSON.stringify([file, code, text]);

/** Paths are relative to the baseline's folder, so that the command may be run from anywhere. */
const fileOf = (path: string, source: Source) =>
  relative(dirname(resolve(path)), resolve(source.path))
    .split(sep)
    .join("/");

/** Messages hold sizes that change; what is marked stays. */
function identityOf({ text }: Source, { code, line, col, endLine, endCol }: Finding) {
  const lines = text.split(/\r\n?|\n/).slice(line - 1, endLine);
  lines.push(lines.pop()?.slice(0, endCol) ?? "");
  const marked = [lines[0].slice(col), ...lines.slice(1)].join(" ");
  return { code, text: marked.replace(/\s+/g, " ").trim() };
}

function entriesOf(path: string): readonly Entry[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}`);
  }
  const { version: found, findings } = (data ?? {}) as {
    readonly version?: unknown;
    readonly findings?: unknown;
  };
  if (found !== version || !Array.isArray(findings) || !findings.every(isEntry))
    throw new InputError(`${path}: is no baseline of ndlens; --write-baseline makes one`);
  return findings;
}

function isEntry(value: unknown): value is Entry {
  const { file, code, text, count } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [file, code, text].every((one) => typeof one === "string") && typeof count === "number";
}
