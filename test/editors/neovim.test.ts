import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { CodeAction, Hover, InlayHint } from "vscode-languageserver/node";
import { dist, flattens, ravels } from "../cli/ndlens.ts";

/** What neovim.lua writes. */
interface Answers {
  readonly errors: readonly unknown[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly lnum: number }[];
  readonly hover: Hover;
  readonly hints: readonly InlayHint[];
  readonly actions: readonly CodeAction[];
  readonly text: readonly string[];
}

const isInstalled = spawnSync("nvim", ["--version"]).status === 0;
if (!isInstalled) console.log("ndlens is not tried in Neovim: there is no nvim on this machine.");

test.runIf(isInstalled)("Neovim's own client shows findings, hovers and hints, and applies a fix", () => {
  const answers = edit(flattens);
  expect(answers.errors).toEqual([]);
  expect(answers.diagnostics).toMatchObject([{ code: "ND101", lnum: 2 }]);
  expect(JSON.stringify(answers.hover.contents)).toContain("float64[1000, 1000] C");
  expect(answers.hints.length).toBeGreaterThan(0);
  expect(answers.actions[0]).toMatchObject({ kind: "quickfix", isPreferred: true });
  expect(`${answers.text.join("\n")}\n`).toBe(ravels);
});

/** Opens a Python file in Neovim, headless and without anybody's configuration. */
function edit(text: string): Answers {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-nvim-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file, result] = [join(folder, "a.py"), join(folder, "result.json")];
  writeFileSync(file, text);
  const script = resolve("test/editors/neovim.lua");
  const { stderr, error } = spawnSync("nvim", ["--headless", "--clean", "-n", "-c", `luafile ${script}`], {
    encoding: "utf8",
    timeout: 60_000,
    env: {
      ...process.env,
      NDLENS_FILE: file,
      NDLENS_RESULT: result,
      NDLENS_COMMAND: [process.execPath, join(dist, "cli.cjs"), "lsp", "--stdio"].join("\n"),
    },
  });
  if (error) throw error;
  try {
    return JSON.parse(readFileSync(result, "utf8")) as Answers;
  } catch {
    throw new Error(`Neovim wrote no answers: ${stderr}`);
  }
}
