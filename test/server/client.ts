import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type LogMessageParams,
  MessageType,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const dist = resolve(process.env.NDLENS_DIST ?? "dist");

/** The real server over its standard streams, with a client that types. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** The folder of the documents. */
  readonly folder: string;
  readonly errors: readonly string[];
  uri(name: string): string;
  /** Opens a document; its version is 1. */
  open(name: string, text: string, languageId?: string): void;
  /** Replaces a range, or all of the text. */
  change(name: string, version: number, text: string, range?: Range): void;
  close(name: string): void;
  /** The diagnostics that are pushed next for a document, at or after a version. */
  pushed(name: string, version?: number): Promise<readonly Diagnostic[]>;
  /** Asks about a document. */
  ask<Result>(method: string, name: string, params?: object): Promise<Result>;
}

export interface Start {
  readonly capabilities?: ClientCapabilities;
  /** What `workspace/configuration` is answered with. */
  readonly settings?: object;
  readonly files?: Readonly<Record<string, string>>;
  readonly initializationOptions?: object;
  readonly command?: readonly string[];
}

/** Starts a server and shakes hands; it is ended with the test. */
export async function start({
  capabilities = {},
  settings = {},
  files = {},
  initializationOptions,
  command,
}: Start = {}): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-lsp-"));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text, name.endsWith(".npy") ? "latin1" : "utf8");
  const server = spawn(process.execPath, command ?? [join(dist, "server.cjs"), "--stdio"], { cwd: folder });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const errors: string[] = [];
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  const notify = (method: string, params: object) =>
    void connection.sendNotification(`textDocument/${method}`, params);
  const pushes = collectPushes(connection);
  connection.onNotification("window/logMessage", ({ message, type }: LogMessageParams) => {
    if (type === MessageType.Error) errors.push(message);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }) => (items as unknown[]).map(() => settings));
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    process: server,
    initialized,
    folder,
    errors,
    uri,
    open: (name, text, languageId = "python") =>
      notify("didOpen", { textDocument: { uri: uri(name), languageId, version: 1, text } }),
    change: (name, version, text, range) =>
      notify("didChange", { textDocument: { uri: uri(name), version }, contentChanges: [{ text, range }] }),
    close: (name) => notify("didClose", { textDocument: { uri: uri(name) } }),
    pushed: (name, version = 0) => pushes(uri(name), version),
    ask: (method, name, params = {}) =>
      connection.sendRequest(method, { textDocument: { uri: uri(name) }, ...params }),
  };
}

/** Remembers pushed diagnostics, for those who ask early and those who ask late. */
function collectPushes(connection: ProtocolConnection) {
  const arrived: PublishDiagnosticsParams[] = [];
  const waiting: (() => void)[] = [];
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    arrived.push(params);
    for (const wake of waiting.splice(0)) wake();
  });
  return async (uri: string, version: number): Promise<readonly Diagnostic[]> => {
    for (;;) {
      const at = arrived.findIndex((push) => push.uri === uri && (push.version ?? version) >= version);
      if (at >= 0) return arrived.splice(0, at + 1)[at].diagnostics;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
}
