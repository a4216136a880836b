/**
 * How long an editor waits: from an edit of one character to its diagnostics, and for a hover and the other answers about a file of
 * 1,000 lines, over standard streams, beside Pyright's and Ruff's servers where they are installed.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { library, script } from "./programs.mjs";
import { tools } from "./tools.mjs";

const edits = 25;

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "The language server",
  about:
    "Milliseconds from an edit of one character in the middle of the file, which misspells a name and mends it again in turn, to the diagnostics (median and 95th percentile), and 95th percentiles of other answers.",
  measure: async () => {
    const rows = [];
    for (const [kind, text] of files()) {
      for (const tool of tools())
        rows.push(`| ${kind} | ${tool.name} | ${(await measure(tool, text)).join(" | ")} |`);
    }
    return [
      "| file | server | edit to diagnostics | p95 | hover p95 | hints p95 | actions p95 | memory report p95 |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  },
};

/** @returns {readonly (readonly [string, string])[]} */
function files() {
  return [
    ["module, 1,000 lines", library(1000)],
    ["module, 10,000 lines", library(10_000)],
    ["program, 1,000 lines", script(1000)],
  ];
}

/** @param {import("./tools.mjs").Tool} tool @param {string} text */
async function measure(tool, text) {
  const server = await connect(tool, text);
  const lines = text.split("\n");
  const line = lines.findIndex((one, i) => i > lines.length / 2 && one.includes("return shifted"));
  const character = lines[line].indexOf("shifted") + "shifted".length;
  const times = [];
  for (let i = 0; i < edits + 2; i++) {
    const isMending = i % 2 === 1;
    const start = { line, character: isMending ? character - 1 : character - 1 };
    const end = { line, character: isMending ? character - 1 : character };
    times.push(await server.edit({ range: { start, end }, text: isMending ? "d" : "" }));
  }
  const steady = times.slice(2);
  const position = { line, character: character - 3 };
  const whole = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
  const hover = await server.times("textDocument/hover", { position });
  const hints = await server.times("textDocument/inlayHint", { range: whole });
  const range = { start: position, end: position };
  const actions = await server.times("textDocument/codeAction", { range, context: { diagnostics: [] } });
  const report = tool.name === "ndlens" ? await server.times("ndlens/memoryReport", { position }) : undefined;
  server.stop();
  return [
    shown(quantile(steady, 0.5)),
    ...[steady, hover, hints, actions, report].map((one) => shown(one && quantile(one, 0.95))),
  ];
}

/** @param {number | undefined} time */
const shown = (time) => (time === undefined ? "" : time.toFixed(1));

/** @param {readonly number[]} times @param {number} share */
function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {import("./tools.mjs").Tool} tool @param {string} text */
async function connect({ serve: [program, ...args] }, text) {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-bench-"));
  const file = join(folder, "measured.py");
  writeFileSync(file, text);
  const child = spawn(program, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = pathToFileURL(file).href;
  let version = 1;
  /** @type {{ version: number, done: () => void } | undefined} */
  let awaited;
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (/** @type {{ uri: string, version?: number }} */ pushed) => {
      if (pushed.uri === uri && awaited && (pushed.version ?? awaited.version) >= awaited.version)
        awaited.done();
    },
  );
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => ({})));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.listen();
  const folderUri = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: folderUri,
    workspaceFolders: [{ uri: folderUri, name: "measured" }],
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true }, hover: { contentFormat: ["markdown"] } },
      workspace: { configuration: true, workspaceFolders: true },
    },
  });
  await connection.sendNotification("initialized", {});
  /** @param {() => Promise<void>} send */
  const published = async (send) => {
    const arrived = new Promise((resolve) => {
      awaited = { version, done: () => resolve(undefined) };
    });
    const start = performance.now();
    await send();
    await arrived;
    return performance.now() - start;
  };
  const textDocument = { uri, version, languageId: "python", text };
  await published(() => connection.sendNotification("textDocument/didOpen", { textDocument }));
  return {
    /** Milliseconds from an edit to its diagnostics. @param {object} change */
    edit: (change) => {
      version++;
      const params = { textDocument: { uri, version }, contentChanges: [change] };
      return published(() => connection.sendNotification("textDocument/didChange", params));
    },
    /** Milliseconds that answers take; undefined when the server has none. @param {string} method @param {object} params */
    times: async (method, params) => {
      const times = [];
      for (let i = 0; i < edits; i++) {
        const start = performance.now();
        try {
          await connection.sendRequest(method, { textDocument: { uri }, ...params });
        } catch {
          return undefined;
        }
        times.push(performance.now() - start);
      }
      return times;
    },
    stop: () => {
      connection.dispose();
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
