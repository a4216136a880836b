import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ScratchParams, ScratchResult } from "../server/protocol.ts";
import { bytesText } from "./bytes.ts";
import { inked } from "./dress.ts";
import { pythonEditor } from "./follow.ts";

const type = "ndlens-scratchpad";

/** Which file's names a scratchpad has, and at which line when that file is not to be seen. */
interface Home {
  readonly uri: string;
  readonly line: number;
}

/** Notebooks whose cells are evaluated with a file's names at the cursor; nothing is run for real. */
export interface Scratchpads extends vscode.Disposable {
  /** Opens one for the active Python editor. */
  open(): Promise<void>;
}

export function scratchpads(client: BaseLanguageClient): Scratchpads {
  const controller = vscode.notebooks.createNotebookController(
    type,
    type,
    vscode.l10n.t("ndlens (runs nothing)"),
  );
  controller.supportedLanguages = ["python"];
  controller.supportsExecutionOrder = false;
  controller.executeHandler = async (cells, notebook) => {
    for (const cell of cells) await execute(client, controller, notebook, cell);
  };
  const parts = [
    controller,
    vscode.workspace.registerNotebookSerializer(type, serializer, { transientOutputs: true }),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(type, { provideCellStatusBarItems: whereOf }),
  ];
  return {
    async open() {
      const editor = pythonEditor();
      if (!editor) {
        void vscode.window.showInformationMessage(vscode.l10n.t("ndlens: open a Python file first."));
        return;
      }
      const { document, selection } = editor;
      const text = document.getText(selection).trim() || "";
      const data = new vscode.NotebookData([
        new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python"),
      ]);
      data.metadata = { home: { uri: document.uri.toString(), line: selection.active.line } satisfies Home };
      const notebook = await vscode.workspace.openNotebookDocument(type, data);
      controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
      const { viewColumn } = await vscode.window.showNotebookDocument(notebook, {
        viewColumn: vscode.ViewColumn.Beside,
      });
      await closeCopies(notebook, viewColumn);
    },
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

/** VS Code opens a changed document without a file by itself, beside the file that it was made from. */
async function closeCopies({ uri }: vscode.NotebookDocument, column?: vscode.ViewColumn): Promise<void> {
  const copies = vscode.window.tabGroups.all
    .filter((group) => group.viewColumn !== column)
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString(),
    );
  await vscode.window.tabGroups.close(copies, true);
}

/** Evaluates a cell after those above it, so that what it gives never depends on what was done before. */
async function execute(
  client: BaseLanguageClient,
  controller: vscode.NotebookController,
  notebook: vscode.NotebookDocument,
  cell: vscode.NotebookCell,
): Promise<void> {
  const execution = controller.createNotebookCellExecution(cell);
  execution.start();
  const result = await ask(client, notebook, cell).catch(() => null);
  const items = result ? itemsOf(result) : [vscode.NotebookCellOutputItem.text(vscode.l10n.t("not known"))];
  await execution.replaceOutput(items.map((item) => new vscode.NotebookCellOutput([item])));
  execution.end(result !== null && !result.failed);
}

async function ask(
  client: BaseLanguageClient,
  notebook: vscode.NotebookDocument,
  cell: vscode.NotebookCell,
): Promise<ScratchResult | null> {
  const home = homeOf(notebook);
  if (!home) return null;
  const uri = vscode.Uri.parse(home.uri);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === home.uri);
  // A pad that came with somebody's files may name any place: only the workspace's own are opened.
  if (!open && !vscode.workspace.getWorkspaceFolder(uri)) return null;
  // The server knows the documents that are open.
  const document = open ?? (await vscode.workspace.openTextDocument(uri));
  const line = lineOf(home);
  const above = notebook.getCells().slice(0, cell.index + 1);
  const params: ScratchParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: { line: Math.min(line, document.lineCount - 1), character: 0 },
    entries: above
      .filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
      .map(({ document }) => document.getText()),
  };
  return client.sendRequest<ScratchResult | null>("ndlens/scratch", params);
}

function itemsOf({ output, unknown, show, bytes, picture }: ScratchResult): vscode.NotebookCellOutputItem[] {
  const size = bytes === undefined ? "" : `, ${bytesText(bytes)}`;
  const form = show ? `# ${show}${size}` : "";
  const text = [output.trimEnd(), form, unknown ? vscode.l10n.t("not known") : ""]
    .filter((part) => part)
    .join("\n");
  const items = text ? [vscode.NotebookCellOutputItem.text(text)] : [];
  return picture ? [...items, vscode.NotebookCellOutputItem.text(fitting(picture), "image/svg+xml")] : items;
}

/** VS Code puts the picture into its page as it is, with the page's colours, and cuts off what is wider than the output. */
const fitting = (picture: string) =>
  inked(picture, "inherit").replace("<svg ", "<svg style='max-width:100%;height:auto' ");

/** The cursor's line where the file is to be seen, else that at which the pad was opened. */
function lineOf({ uri, line }: Home): number {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  return editor?.selection.active.line ?? line;
}

function homeOf({ metadata }: vscode.NotebookDocument): Home | undefined {
  const { uri, line } = (metadata.home ?? {}) as Partial<Home>;
  return typeof uri === "string" && typeof line === "number" ? { uri, line } : undefined;
}

/** Says below a cell whose names it has. */
function whereOf({ notebook }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem | undefined {
  const home = homeOf(notebook);
  if (!home) return undefined;
  const name = vscode.workspace.asRelativePath(vscode.Uri.parse(home.uri));
  const text = vscode.l10n.t("names of {0}, line {1}", name, lineOf(home) + 1);
  const item = new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Right);
  // Narrow cells cut the text off.
  item.tooltip = text;
  return item;
}

/** Keeps the cells' texts and the home as JSON. */
const serializer: vscode.NotebookSerializer = {
  deserializeNotebook(content) {
    const { cells, home } = parsed(content);
    const data = new vscode.NotebookData(
      cells.map((text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python")),
    );
    data.metadata = { home };
    return data;
  },
  serializeNotebook({ cells, metadata }) {
    const texts = cells.map(({ value }) => value);
    return new TextEncoder().encode(`${JSON.stringify({ home: metadata?.home, cells: texts }, null, 2)}\n`);
  },
};

function parsed(content: Uint8Array): { readonly cells: readonly string[]; readonly home: unknown } {
  try {
    const { cells, home } = JSON.parse(new TextDecoder().decode(content)) as {
      cells?: unknown;
      home?: unknown;
    };
    const texts = Array.isArray(cells)
      ? cells.filter((text): text is string => typeof text === "string")
      : [];
    return { cells: texts, home };
  } catch {
    return { cells: [""], home: undefined };
  }
}
