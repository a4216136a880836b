import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { defaultSettings } from "../../core/ide/types.ts";
import type { Snapshot } from "../../server/lsp/analyses.ts";
import { analyst } from "../../server/lsp/analyst.ts";

/** A thread that answers with the document's text, except for one that ends it and one that fills its memory. */
const thread = `
  const { parentPort } = require("node:worker_threads");
  const texts = new Map();
  parentPort.on("message", (job) => {
    if (job.kind === "open") return texts.set(job.snapshot.uri, job.snapshot.text);
    if (job.kind !== "ask") return;
    const text = texts.get(job.uri);
    if (text === "exit") process.exit(3);
    if (text === "fill") for (const all = []; ; ) all.push(new Array(1000).fill(all.length));
    if (text === "throw") return parentPort.postMessage({ id: job.id, error: "no" });
    parentPort.postMessage({ id: job.id, result: text });
  });
`;

function startAnalyst() {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-analyst-"));
  const file = join(folder, "thread.cjs");
  writeFileSync(file, thread);
  const started = analyst(file);
  onTestFinished(() => {
    started.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  return started;
}

const snapshot = (text: string): Snapshot => ({
  uri: `file:///${text}.py`,
  version: 1,
  newest: Int32Array.of(1),
  text,
  settings: defaultSettings,
  readsFiles: true,
});

test("an error of one question leaves the thread as it is", async () => {
  const { ask } = startAnalyst();
  const bad = snapshot("throw");
  await expect(ask(bad, "findings", [])).rejects.toThrow("no");
  await expect(ask(bad, "findings", [])).rejects.toThrow("no");
});

test.each([
  ["ends", "exit", /ended with 3/],
  ["takes too much memory", "fill", /memory/],
])("a thread that %s is replaced, and what it was asked is not asked again", async (_, text, message) => {
  const { ask } = startAnalyst();
  const [bad, good] = [snapshot(text), snapshot("good")];
  expect(await ask(good, "findings", [])).toEqual({ answer: "good" });
  await expect(ask(bad, "findings", [])).rejects.toThrow(message);
  expect(await ask(good, "findings", [])).toEqual({ answer: "good" });
  await expect(ask(bad, "findings", [])).rejects.toThrow(/too much time or memory/);
});
