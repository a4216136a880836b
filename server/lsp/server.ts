import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { version } from "../../package.json";
import { fixAllKind } from "./actions.ts";
import { configuration, watchConfiguration } from "./configuration.ts";
import { negotiateEncoding } from "./convert.ts";
import { pusher } from "./diagnostics.ts";
import { openDocuments } from "./documents.ts";
import { guard } from "./guard.ts";
import { answerQueries } from "./queries.ts";
import { answerRequests } from "./requests.ts";
import type { Surroundings } from "./surroundings.ts";

/** Serves one client, until it says exit. Returns what tells the client of an error that nobody caught. */
export function startServer(
  connection: Connection,
  surroundingsOf: (options: () => unknown) => Surroundings,
): (error: unknown) => void {
  let capabilities: ClientCapabilities = {};
  let encoding: PositionEncodingKind = PositionEncodingKind.UTF16;
  const guarded = guard(connection);
  const { report } = guarded;
  let options: unknown;
  const surroundings = surroundingsOf(() => options);
  const settings = configuration(connection, surroundings, () => capabilities, report);
  let isTrusted = true;
  const documents = openDocuments(
    connection,
    surroundings,
    () => encoding,
    settings.of,
    () => isTrusted,
  );
  const push = pusher(connection, documents, report);
  /** A client that asks for diagnostics would show those that are sent a second time. */
  const pulls = () => capabilities.textDocument?.diagnostic !== undefined;

  connection.onInitialize((params) => {
    capabilities = params.capabilities;
    encoding = negotiateEncoding(capabilities.general?.positionEncodings);
    options = params.initializationOptions;
    settings.given(options);
    isTrusted = isTrustedAt(options);
    return initializeResult(encoding);
  });
  connection.onInitialized(() => {
    watchConfiguration(connection, capabilities);
    watchFiles(connection, capabilities);
    if (capabilities.workspace?.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(refresh);
  });
  connection.onShutdown(surroundings.analyst.dispose);
  connection.onDidChangeConfiguration((change) => {
    settings.given(change.settings);
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const open = documents.uris();
    const isModule = (uri: string) => /\.pyi?$/.test(uri);
    // Without a list anything may have changed.
    if (changes.length === 0 || !changes.every(({ uri }) => isModule(uri))) refresh();
    // What is open in the editor is known already.
    else if (changes.some(({ uri }) => !open.includes(uri))) showAgain();
  });
  connection.onNotification("ndlens/trusted", () => {
    isTrusted = true;
    refresh();
  });
  documents.onChanged((uri) => {
    if (pulls()) return;
    push.changed(uri);
    push.othersChanged(documents.uris().filter((other) => other !== uri));
  });
  surroundings.analyst.onFinished(showAgain);
  documents.onClosed((uri) => !pulls() && push.closed(uri));
  answerQueries(connection, guarded, documents, () => capabilities);
  answerRequests(connection, guarded, documents);
  connection.listen();
  return report;

  /** Something outside of the documents changed: everything is looked at again. */
  function refresh(): void {
    surroundings.forget();
    settings.invalidate();
    documents.invalidate();
    showAgain();
  }

  function showAgain(): void {
    const { diagnostics, inlayHint, codeLens } = capabilities.workspace ?? {};
    if (!pulls()) documents.uris().forEach(push.changed);
    else if (diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
    if (inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(report);
    if (codeLens?.refreshSupport) connection.sendRequest("workspace/codeLens/refresh").catch(report);
  }
}

const initializeResult = (positionEncoding: PositionEncodingKind): InitializeResult => ({
  serverInfo: { name: "ndlens", version },
  capabilities: {
    positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    notebookDocumentSync: {
      // All cells, so that they can be counted; only those of Python are looked at.
      notebookSelector: [{ notebook: { notebookType: "jupyter-notebook" } }],
    },
    diagnosticProvider: { identifier: "ndlens", interFileDependencies: true, workspaceDiagnostics: false },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    inlayHintProvider: { resolveProvider: true },
    codeLensProvider: {},
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
});

/** A client says so where nobody has said that the workspace's code may be trusted. */
const isTrustedAt = (options: unknown): boolean =>
  (options as { readonly isTrusted?: unknown } | undefined)?.isTrusted !== false;

/** Settings, modules, and the files that arrays are read from, can change beside the editor. */
function watchFiles(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/pyproject.toml" }, { globPattern: "**/*.{npy,npz,py,pyi}" }],
    });
}
