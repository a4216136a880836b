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

/** Seconds after which no further edit is made: a server that takes long over each is measured with fewer. */
const patience = 40;

/** The questions about a file as it is. */
const questions = ["hover", "hints", "actions", "memory report"];

/** Milliseconds in which somebody looks at the file before the first edit. */
const reading = 2000;

/** What the name's last letter is mistyped as: another one each time, so that no text but the right one comes twice. */
const letters = "abcefghijklmnopqrstuvwxyz_0123";

/**
 * @typedef {object} Answers
 * @property {readonly number[]} edits milliseconds from an edit to its diagnostics
 * @property {readonly number[]} mended the same for taking it back
 * @property {readonly (readonly number[] | undefined)[]} questions in the order of `questions`; undefined where the server has no answers
 */

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "The language server",
  about: `Milliseconds from an edit of one character in the middle of the file, which misspells a name in a way that was not there before, to the diagnostics (median and 95th percentile), the same for taking that edit back, and 95th percentiles of other answers, each asked ${edits} times in places all over the file. In brackets how many times as long as Pyright's hover that is, where Pyright is installed.`,
  measure: async () => {
    const rows = [];
    for (const [kind, text] of files()) {
      const measured = [];
      for (const tool of tools())
        measured.push({ name: tool.name, answers: await measure(tool, text).catch(() => undefined) });
      const pyright = measured.find(({ name }) => name.startsWith("pyright"))?.answers?.questions[0];
      for (const { name, answers } of measured)
        rows.push(`| ${kind} | ${name} | ${cells(answers, pyright).join(" | ")} |`);
    }
    return [
      `| file | server | edit to diagnostics | p95 | taken back | p95 | ${questions.map((name) => `${name} p95`).join(" | ")} |`,
      `| --- | --- | --- | --- | --- | --- |${" --- |".repeat(questions.length)}`,
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

/** @param {Answers | undefined} answers @param {readonly number[] | undefined} pyright its hovers */
function cells(answers, pyright) {
  if (!answers) return ["no answer", ...Array(questions.length + 3).fill("")];
  const unit = pyright && quantile(pyright, 0.95);
  const ratio = (/** @type {number} */ time) => (unit ? ` (${(time / unit).toPrecision(2)})` : "");
  return [
    shown(quantile(answers.edits, 0.5)),
    shown(quantile(answers.edits, 0.95)),
    shown(quantile(answers.mended, 0.5)),
    shown(quantile(answers.mended, 0.95)),
    ...answers.questions.map((times) => {
      const time = times && quantile(times, 0.95);
      return time === undefined ? "" : shown(time) + ratio(time);
    }),
  ];
}

/** @param {import("./tools.mjs").Tool} tool @param {string} text @returns {Promise<Answers>} */
async function measure(tool, text) {
  const server = await connect(tool, text);
  try {
    const lines = text.split("\n");
    const line = lines.findIndex((one, i) => i > lines.length / 2 && one.includes("return shifted"));
    const character = lines[line].indexOf("shifted") + "shifted".length;
    const range = { start: { line, character: character - 1 }, end: { line, character } };
    await new Promise((resolve) => setTimeout(resolve, reading));
    /** @type {[number[], number[]]} */
    const [misspelt, mended] = [[], []];
    const begun = performance.now();
    for (let i = 0; i < edits + 2 && (i < 4 || performance.now() - begun < patience * 1000); i++) {
      misspelt.push(await server.edit({ range, text: letters[i] }));
      mended.push(await server.edit({ range, text: "d" }));
    }
    return { edits: misspelt.slice(2), mended: mended.slice(2), questions: await ask(server, tool, lines) };
  } finally {
    server.stop();
  }
}

/** @param {Awaited<ReturnType<typeof connect>>} server @param {import("./tools.mjs").Tool} tool @param {readonly string[]} lines */
async function ask(server, tool, lines) {
  const names = lines.flatMap((text, line) => {
    const character = text.indexOf("shifted");
    return character < 0 ? [] : [{ line, character: character + 3 }];
  });
  /** A place for each time that something is asked. @param {number} i */
  const position = (i) => names[Math.floor((i * names.length) / edits)];
  /** What an editor shows at once. @param {number} i */
  const page = (i) => {
    const { line } = position(i);
    return { start: { line, character: 0 }, end: { line: Math.min(line + 60, lines.length), character: 0 } };
  };
  const here = (/** @type {number} */ i) => ({ start: position(i), end: position(i) });
  return [
    await server.times("textDocument/hover", (i) => ({ position: position(i) })),
    await server.times("textDocument/inlayHint", (i) => ({ range: page(i) })),
    await server.times("textDocument/codeAction", (i) => ({ range: here(i), context: { diagnostics: [] } })),
    tool.name === "ndlens"
      ? await server.times("ndlens/memoryReport", (i) => ({ position: position(i) }))
      : undefined,
  ];
}

/** @param {number} time */
const shown = (time) => time.toFixed(1);

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
    /** Milliseconds that answers take; undefined when the server has none. @param {string} method @param {(i: number) => object} params */
    times: async (method, params) => {
      const times = [];
      for (let i = 0; i < edits; i++) {
        const start = performance.now();
        try {
          await connection.sendRequest(method, { textDocument: { uri }, ...params(i) });
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
