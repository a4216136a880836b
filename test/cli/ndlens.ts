import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** The folder of the bundles under test: those of `npm run build` unless NDLENS_DIST names others. */
export const dist = resolve(process.env.NDLENS_DIST ?? "dist");

/** A program with one finding, `flatten-copy` with a safe fix, on line 3. */
export const flattens = "import numpy as np\na = np.zeros((1000, 1000))\nb = a.flatten()\nprint(b.sum())\n";

/** The same, fixed. */
export const ravels = flattens.replace("flatten", "ravel");

/** A program without a finding. */
export const clean = "import numpy as np\na = np.zeros((1000, 1000))\nprint(a.sum())\n";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder with files in it, where the command is run. */
export interface Workspace {
  readonly folder: string;
  ndlens(...args: readonly string[]): Outcome;
  /** The same with variables set, or with standard input. */
  run(
    args: readonly string[],
    options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string },
  ): Outcome;
  read(name: string): string;
  bytes(name: string): Buffer;
}

/** Makes a workspace that is removed when the test ends. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const run: Workspace["run"] = (args, { env = {}, input }) => {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [join(dist, "cli.cjs"), ...args], {
      cwd: folder,
      encoding: "utf8",
      input: input ?? "",
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error) throw error;
    return { code: status, stdout, stderr };
  };
  return {
    folder,
    run,
    ndlens: (...args) => run(args, {}),
    read: (name) => readFileSync(join(folder, name), "utf8"),
    bytes: (name) => readFileSync(join(folder, name)),
  };
}

/** One object of `check --format json`. */
export interface JsonFinding {
  readonly file: string;
  readonly cell?: number;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly severity: string;
  readonly fix?: {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly text: string }[];
  };
}

/** Runs `check --format json` and reads its findings. */
export function findingsOf({ ndlens }: Workspace, ...args: readonly string[]): readonly JsonFinding[] {
  return JSON.parse(ndlens("check", "--format", "json", ...args).stdout) as JsonFinding[];
}
