import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { version } from "../../package.json";
import { fixAllKind } from "./actions.ts";
import { analyst } from "./analyst.ts";
import { configuration, watchConfiguration } from "./configuration.ts";
import { negotiateEncoding } from "./convert.ts";
import { pusher } from "./diagnostics.ts";
import { openDocuments } from "./documents.ts";
import { guard } from "./guard.ts";
import { answerQueries } from "./queries.ts";
import { answerRequests } from "./requests.ts";

/** Serves one client, until it says exit. The bundle that this runs in is also run as the analysis's thread. */
export function startServer(connection: Connection): void {
  let capabilities: ClientCapabilities = {};
  let encoding: PositionEncodingKind = PositionEncodingKind.UTF16;
  const guarded = guard(connection);
  const { report } = guarded;
  const settings = configuration(connection, () => capabilities, report);
  const thread = analyst(__filename);
  let isTrusted = true;
  const documents = openDocuments(
    connection,
    thread,
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
    settings.given(params.initializationOptions);
    isTrusted = isTrustedAt(params.initializationOptions);
    return initializeResult(encoding);
  });
  connection.onInitialized(() => {
    watchConfiguration(connection, capabilities);
    watchFiles(connection, capabilities);
    if (capabilities.workspace?.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(refresh);
  });
  connection.onShutdown(thread.dispose);
  connection.onDidChangeConfiguration((change) => {
    settings.given(change.settings);
    refresh();
  });
  connection.onDidChangeWatchedFiles(refresh);
  connection.onNotification("ndlens/trusted", () => {
    isTrusted = true;
    refresh();
  });
  documents.onChanged((uri) => !pulls() && push.changed(uri));
  documents.onClosed((uri) => !pulls() && push.closed(uri));
  answerQueries(connection, guarded, documents, () => capabilities);
  answerRequests(connection, guarded, documents);
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
  connection.listen();

  /** Something outside of the documents changed: everything is looked at again. */
  function refresh(): void {
    settings.invalidate();
    documents.invalidate();
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
    diagnosticProvider: { identifier: "ndlens", interFileDependencies: false, workspaceDiagnostics: false },
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

/** Settings, and the files that arrays are read from, can change beside the editor. */
function watchFiles(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/pyproject.toml" }, { globPattern: "**/*.{npy,npz}" }],
    });
}
