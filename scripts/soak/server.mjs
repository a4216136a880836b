/** Edits typed into a file over the language server's standard streams. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { at } from "../project.mjs";

/** Edits after which the server is warm. */
const warmUp = 1000;

/** Seconds that an analysis may take to be finished. */
const patience = 60;

/** Kilobytes that the memory may be above that after warming up, for what the garbage collector has not got to. */
const slack = 60_000;

/**
 * @param {number} total
 * @param {string | undefined} given the file; an example when there is none
 * @param {typeof import("../../test/edits/chain.ts")} chain
 * @param {number} seed what the edits are drawn by
 */
export async function soakServer(total, given, chain, seed = 1) {
  const file = given ?? at("examples/1_views_and_copies.py");
  const start = readFileSync(file, "utf8");
  const random = chain.randomFrom(seed);
  const server = await connect(file);
  server.open(start);
  let text = start;
  let warm = 0;
  /** Megabytes at twenty moments of the run. */
  const course = [];
  for (let i = 0; i < total; i++) {
    // Every tenth edit begins with the file as it was, so that what is typed stays a program.
    text = i % 10 === 0 ? start : chain.edited(text, random);
    server.change(text);
    if (i % 3 === 0) await server.answers(text, random());
    else void server.answers(text, random()).catch(server.failed);
    if (i % 10 === 9) await server.diagnostics();
    if (i % Math.ceil(total / 20) === 0) course.push(Math.round(server.memory() / 1000));
    if (i === Math.min(warmUp, total >> 1)) warm = server.memory();
  }
  const last = await server.everything();
  const grown = server.memory() - warm;
  const other = await connect(file);
  other.open(text);
  const fresh = await other.everything();
  const problems = [...server.problems];
  if (last !== fresh) problems.push(`the last answers differ\n${last}\n${fresh}`);
  if (grown > slack) problems.push(`the memory has grown by ${grown} kB after ${warmUp} edits`);
  for (const problem of problems) console.log(problem);
  console.log(`megabytes meanwhile: ${course.join(" ")}`);
  console.log(
    `${total} edits over the language server: ${problems.length} problems, ${warm} kB when warm, ${grown} kB more at the end`,
  );
  server.stop();
  other.stop();
  process.exit(problems.length > 0 ? 1 : 0);
}

/** @param {string} file */
async function connect(file) {
  const child = spawn(process.execPath, [at("dist/server.cjs"), "--stdio"]);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = pathToFileURL(file).href;
  const textDocument = { uri };
  let version = 0;
  /** @type {Set<string>} */
  const problems = new Set();
  connection.onNotification(
    "window/logMessage",
    (/** @type {{ message: string, type: number }} */ { message, type }) => {
      if (type === 1) problems.add(message);
    },
  );
  child.stderr.on("data", (data) => problems.add(String(data)));
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ["markdown"] } } },
  });
  await connection.sendNotification("initialized", {});

  /** A question whose answer may be outdated before it is there. @param {string} method @param {object} params */
  const ask = (method, params) =>
    connection
      .sendRequest(method, { textDocument, ...params })
      .catch((/** @type {{ code: number, message: string }} */ error) => {
        // ContentModified and RequestCancelled are answers.
        if (error.code !== -32801 && error.code !== -32800) problems.add(`${method}: ${error.message}`);
        return undefined;
      });
  /** @param {number} line @param {number} lines */
  const questions = (line, lines) => {
    const position = { line, character: 6 };
    const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
    return [
      ask("textDocument/hover", { position }),
      ask("textDocument/inlayHint", { range }),
      ask("textDocument/codeAction", {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      }),
      ask("ndlens/memoryReport", { position }),
    ];
  };
  return {
    problems,
    /** @param {unknown} error */
    failed: (error) => problems.add(String(error)),
    /** @param {string} text */
    open: (text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "python", version: ++version, text },
      }),
    /** @param {string} text */
    change: (text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: ++version },
        contentChanges: [{ text }],
      }),
    /** @param {string} text @param {number} where from 0 to 1 */
    answers: (text, where) => {
      const lines = text.split("\n").length;
      return Promise.all(questions(Math.floor(where * lines), lines));
    },
    diagnostics: () => ask("textDocument/diagnostic", {}),
    everything: async () => {
      for (let i = 0; ; i++) {
        const answers = [
          await ask("textDocument/diagnostic", {}),
          ...(await Promise.all(questions(5, 1000))),
        ];
        const text = JSON.stringify(answers, (key, value) => (key === "version" ? undefined : value));
        // What had to stop for its time is finished while nobody asks.
        if (i === patience || !text.includes("Stopped early: cancelled")) return text;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    },
    /** Kilobytes that the process has in memory. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]),
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
