import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PythonTree } from "./compare.ts";

/** Python's answer for one text: its tree, or null where `ast` refuses it. */
export type PythonAnswer = PythonTree;

export interface Python {
  readonly version: readonly [number, number];
  readonly answers: readonly PythonAnswer[];
}

/** The trees of some texts by the Python of this machine (or of `PYTHON`); undefined where there is none. */
export function askPython(texts: readonly string[]): Python | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-"));
  try {
    const paths = texts.map((text, index) => {
      const path = join(folder, `${index}.py`);
      writeFileSync(path, text);
      return path;
    });
    const script = fileURLToPath(new URL("cpython.py", import.meta.url));
    const python = process.env.PYTHON ?? "python3";
    const run = spawnSync(python, [script], {
      input: paths.join("\n"),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) return undefined;
    const [first, ...rows] = run.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    return { version: first.version, answers: rows.map((row) => row.tree ?? null) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
