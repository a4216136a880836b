import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { FileBeginning, ReadFileParams } from "../server/protocol.ts";
import { clientOptions, start } from "./start.ts";

/** Called by VS Code in a browser, when the first Python file is opened: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
  const bundle = vscode.Uri.joinPath(context.extensionUri, "dist/server.cjs");
  let worker: Worker | undefined;
  const begin = async () => {
    worker?.terminate();
    worker = new Worker(await scriptOf(bundle));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient("ndlens", "ndlens", begin, clientOptions(context));
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  context.subscriptions.push(client.onRequest("ndlens/readFile", readBeginning));
  return start(context, client);
}

/**
 * The address of a copy of a script, of the page's own origin and of a script's type: browsers start workers from nothing else,
 * and VS Code from no extension that another machine serves.
 */
async function scriptOf(uri: vscode.Uri): Promise<string> {
  const isOnWeb = /^https?$/.test(uri.scheme);
  const text = isOnWeb
    ? await (await fetch(uri.toString(true))).arrayBuffer()
    : new Uint8Array(await vscode.workspace.fs.readFile(uri));
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/** A file is read as a whole even for its beginning: larger ones are left alone. */
const largestFile = 16 * 2 ** 20;

/** The beginning of a file of the workspace; null for what is none. */
async function readBeginning({ uri, limit }: ReadFileParams): Promise<FileBeginning | null> {
  const file = vscode.Uri.parse(uri);
  if (!vscode.workspace.getWorkspaceFolder(file)) return null;
  try {
    const { type, size } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0 || size > largestFile) return null;
    const bytes = await vscode.workspace.fs.readFile(file);
    return { bytes: bytes.slice(0, limit), size: bytes.length };
  } catch {
    return null;
  }
}
