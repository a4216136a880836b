import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import type { Diagnostic, Hover } from "vscode-languageserver/node";
import type { FileBeginning, ReadFileParams } from "../../server/protocol.ts";
import { dist, flattens } from "../cli/ndlens.ts";

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What a worker has in every browser; nothing of Node. */
const ofBrowsers = {
  ...{ TextDecoder, TextEncoder, URL, console, performance, queueMicrotask },
  ...{
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    encodeURIComponent,
    decodeURIComponent,
    atob,
    btoa,
  },
  addEventListener() {},
};

const bundle = readFileSync(join(dist, "server.cjs"), "utf8");

/** The server's bundle as in a browser's worker, with a client that has the files given. */
async function start(files: Readonly<Record<string, FileBeginning>> = {}, options: object = {}) {
  const waiting = new Map<number | string, (message: Message) => void>();
  const asked: string[] = [];
  const port = {
    addEventListener() {},
    onmessage: (_event: { readonly data: Message }) => {},
    postMessage(message: Message) {
      if (message.method === undefined) waiting.get(message.id ?? "")?.(message);
      else if (message.id !== undefined) send({ id: message.id, result: answer(message) });
    },
  };
  const send = (message: Message) =>
    queueMicrotask(() => port.onmessage({ data: { jsonrpc: "2.0", ...message } as Message }));
  const answer = ({ method, params }: Message) => {
    if (method !== "ndlens/readFile") return null;
    const { uri, limit } = params as ReadFileParams;
    asked.push(uri);
    const found = files[uri];
    return found ? { ...found, bytes: found.bytes.subarray(0, limit) } : null;
  };
  runInContext(bundle, createContext({ ...ofBrowsers, self: port }));
  let count = 0;
  const ask = <Result>(method: string, params: object) =>
    new Promise<Result>((resolve, reject) => {
      const id = ++count;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(error.message)) : resolve(result as Result),
      );
      send({ id, method, params });
    });
  const tell = (method: string, params: object) => send({ method, params });
  await ask("initialize", {
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: options,
  });
  tell("initialized", {});
  return {
    asked,
    open: (uri: string, text: string) =>
      tell("textDocument/didOpen", { textDocument: { uri, text, version: 1, languageId: "python" } }),
    diagnostics: async (uri: string) =>
      (await ask<{ items: readonly Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } }))
        .items,
    hover: (uri: string, line: number, character: number) =>
      ask<Hover>("textDocument/hover", { textDocument: { uri }, position: { line, character } }),
  };
}

const uri = "vscode-vfs://host/repo/src/a.py";
const bytesOf = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return { bytes, size: bytes.length };
};

test("finds in a browser's worker what it finds elsewhere, and links to the extension's pages", async () => {
  const client = await start({}, { pages: "https://host/ndlens/docs/rules" });
  client.open(uri, flattens);
  expect(await client.diagnostics(uri)).toMatchObject([
    { code: "ND101", codeDescription: { href: "https://host/ndlens/docs/rules/ND101.md" } },
  ]);
});

test("asks the client for the files that a program names", async () => {
  const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (500, 30), }".padEnd(117);
  // The format's version is 1.0; the header is 118 bytes long with its newline.
  const head = new Uint8Array(Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1"));
  const client = await start({ "vscode-vfs://host/repo/data/x.npy": { bytes: head, size: 128 + 60_000 } });
  client.open(uri, 'import numpy as np\nx = np.load("../data/x.npy")\n');
  expect(JSON.stringify(await client.hover(uri, 1, 0))).toContain("float32[500, 30] C");
});

test("follows the nearest pyproject.toml", async () => {
  const client = await start({
    "vscode-vfs://host/repo/pyproject.toml": bytesOf('[tool.ndlens]\nignore = ["ND1"]\n'),
  });
  client.open(uri, flattens);
  expect(await client.diagnostics(uri)).toEqual([]);
  expect(client.asked).toEqual([
    "vscode-vfs://host/repo/src/pyproject.toml",
    "vscode-vfs://host/repo/pyproject.toml",
  ]);
});
