import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MemoryReportResult, OfferedFix, Requests } from "../server/protocol.ts";
import { pythonEditor } from "./follow.ts";
import { cellOf } from "./lines.ts";
import { movedFrom } from "./panel/changes.ts";
import type { PanelMessage, PanelState, ToPanel, Watched } from "./panel/messages.ts";
import { restart } from "./restart.ts";
import { reveal } from "./reveal.ts";
import { save } from "./save.ts";

/** What all pages of the memory panel share: what they show, and who answers what they ask. */
export interface Hub {
  show(state: PanelState): void;
  /** Says that an answer takes longer than one notices, or that it has come. */
  busy(isBusy: boolean): void;
  /** The state that is shown now. */
  readonly state: PanelState;
  readonly expressions: readonly string[];
  /** Adds a page; call the result to take it away. */
  add(page: Page): () => void;
  /** Answers a message of a page. */
  receive(page: Page, message: PanelMessage): void;
  watch(expression: string): void;
}

/** One webview that shows the panel. */
export interface Page {
  readonly post: (message: ToPanel) => void;
}

/** `changed` is called when other expressions are to be watched. */
export function memoryHub(client: BaseLanguageClient, memento: vscode.Memento, changed: () => void): Hub {
  /** The pages, with what each was told last. */
  const pages = new Map<Page, PanelState | undefined>();
  let state: PanelState = { kind: "starting" };
  let expressions = memento.get<readonly string[]>("watched", []);

  const ask = async <Name extends keyof Requests>(
    name: Name,
    params: Omit<Requests[Name]["params"], "textDocument">,
  ): Promise<Requests[Name]["result"] | null> => {
    if (state.kind !== "report" || !client.isRunning()) return null;
    const textDocument = { uri: state.file };
    return client
      .sendRequest<Requests[Name]["result"] | null>(name, { textDocument, ...params })
      .catch(() => null);
  };
  /** A page that is told `anew` knows nothing yet. */
  const tell = (page: Page, anew = false) => {
    const moved = movedFrom(anew ? undefined : pages.get(page), state);
    pages.set(page, state);
    page.post(moved ? { type: "moved", moved } : { type: "state", state });
  };
  const setWatched = (next: readonly string[]) => {
    expressions = next;
    void memento.update("watched", next);
    changed();
  };

  async function inspect(page: Page, message: Extract<PanelMessage, { type: "inspect" }>): Promise<void> {
    if (state.kind !== "report") return;
    const { report, cells, file } = state;
    // A question about a cell counts the cell's own lines.
    const first = cells?.find(({ uri }) => uri === file)?.first ?? 1;
    const position = { line: Math.max(0, report.cursorLine - first), character: 0 };
    const inspected = await ask("ndlens/inspect", { position, ...message.place, width: message.width });
    page.post({ type: "inspected", place: message.place, inspected });
  }

  async function preview(page: Page, fix: number): Promise<void> {
    const history = await ask("ndlens/memoryHistory", { fix });
    if (history) page.post({ type: "ghost", fix, version: history.version, history });
  }

  return {
    get state() {
      return state;
    },
    get expressions() {
      return expressions;
    },
    show(next) {
      state = next;
      for (const page of pages.keys()) tell(page);
    },
    busy(isBusy) {
      for (const page of pages.keys()) page.post({ type: "busy", isBusy });
    },
    add(page) {
      pages.set(page, undefined);
      return () => void pages.delete(page);
    },
    receive(page, message) {
      if (message.type === "ready") tell(page, true);
      else if (message.type === "restart") void restart(client);
      else if (message.type === "output") client.outputChannel.show();
      else if (message.type === "sample") void vscode.commands.executeCommand("ndlens.openSample");
      else if (message.type === "reveal") void revealShown(state, message);
      else if (message.type === "inspect") void inspect(page, message);
      else if (message.type === "preview") void preview(page, message.fix);
      else if (message.type === "apply") void apply(client, state, message);
      else if (message.type === "watch") setWatched(message.expressions);
      else void save(state, message);
    },
    watch(expression) {
      if (!expressions.includes(expression)) setWatched([...expressions, expression]);
    },
  };
}

/** Goes to a place that a page names; pages are only believed about the file that they show. */
async function revealShown(
  state: PanelState,
  { file, range, selects }: Extract<PanelMessage, { type: "reveal" }>,
): Promise<void> {
  if (state.kind !== "report" || state.file !== file) return;
  const cell = cellOf(range.line, state.cells);
  if (!cell) return reveal(vscode.Uri.parse(file), range, selects);
  const lines = 1 - cell.first;
  const end = Math.min(range.endLine, cell.first + cell.count - 1);
  const own = { ...range, line: range.line + lines, endLine: end + lines };
  await reveal(vscode.Uri.parse(cell.uri), own, selects);
}

/** Applies a fix if the document is still the one that it was found in. */
async function apply(
  client: BaseLanguageClient,
  state: PanelState,
  { fix, version }: Extract<PanelMessage, { type: "apply" }>,
): Promise<void> {
  if (state.kind !== "report" || state.version !== version) return;
  const offered = state.fixes[fix];
  const uri = vscode.Uri.parse(state.file);
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (!offered || document?.version !== version) return;
  const change = new vscode.WorkspaceEdit();
  change.set(uri, await client.protocol2CodeConverter.asTextEdits([...offered.edits]));
  await vscode.workspace.applyEdit(change);
}

/** What a report is shown with, as far as it is there. */
export type Shown = Extract<PanelState, { kind: "report" }>;

/** Returns what is shown of a report: the history and the fixes are asked for once a version, the watched values each time. */
export async function withHistory(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  report: MemoryReportResult,
  last: PanelState,
  expressions: readonly string[],
): Promise<Shown> {
  const file = document.uri.toString();
  const isSame =
    last.kind === "report" && last.file === file && last.version === report.version && last.history;
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const [history, fixes, watched] = await Promise.all([
    isSame
      ? last.history
      : client.sendRequest<Requests["ndlens/memoryHistory"]["result"]>("ndlens/memoryHistory", {
          textDocument,
        }),
    isSame ? last.fixes : client.sendRequest<readonly OfferedFix[] | null>("ndlens/fixes", { textDocument }),
    watchedValues(client, document, expressions),
  ]);
  return {
    kind: "report",
    file,
    name: vscode.workspace.asRelativePath(document.uri),
    version: report.version,
    report,
    history: history ?? undefined,
    fixes: fixes ?? [],
    cells: report.cells,
    watched,
  };
}

async function watchedValues(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  expressions: readonly string[],
): Promise<readonly Watched[]> {
  const editor = pythonEditor();
  if (expressions.length === 0 || editor?.document !== document)
    return expressions.map((expression) => ({ expression }));
  const values = await client.sendRequest<Requests["ndlens/watch"]["result"]>("ndlens/watch", {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
    expressions,
  });
  return expressions.map((expression, i) => ({ expression, value: values?.[i] }));
}
