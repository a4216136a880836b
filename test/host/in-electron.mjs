/** Runs the Mocha suite in a desktop VS Code that @vscode/test-electron downloads. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { cacheFolder } from "../../scripts/host/cache.mjs";
import { makeProfile } from "../../scripts/host/profile.mjs";
import { at, root, run } from "../../scripts/project.mjs";
import { withinMinutes } from "./time.mjs";

/**
 * Downloads VS Code, or finds the one downloaded before, and returns the path of its program.
 * Rejects at once where the download host can't be reached.
 */
export async function fetchElectron() {
  const cachePath = join(cacheFolder(), "electron");
  mkdirSync(cachePath, { recursive: true });
  const download = downloadAndUnzipVSCode({
    version: "stable",
    cachePath,
    timeout: 5000,
    reporter: new SilentReporter(),
  });
  return withinMinutes(4, download, "the download");
}

/**
 * Runs the suite; the suite itself writes its results to `resultFile`. Returns what VS Code printed.
 * Rejects when VS Code ended without results, as it does where system libraries are missing.
 * @param {{ program: string, resultFile: string }} host
 */
export async function runInElectron({ program, resultFile }) {
  const { output } = await run(program, options(makeProfile()), {
    env: { ...process.env, NDLENS_TEST_RESULTS: resultFile },
    timeoutMs: 3 * 60_000,
  });
  if (!existsSync(resultFile)) throw new Error(`VS Code ended early: ${output.trim().split("\n").at(-1)}`);
  return output;
}

/** @param {import("../../scripts/host/profile.mjs").Profile} profile */
function options({ workspace, userData, extensions }) {
  return [
    workspace,
    "--no-sandbox",
    "--disable-gpu-sandbox",
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-workspace-trust",
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${at("dist/test/host/suite/index.cjs")}`,
  ];
}
