import { expect, test } from "vitest";
import type { CodeAction, CodeLens, Diagnostic, Hover, InlayHint } from "vscode-languageserver/node";
import { inCells } from "../../server/lsp/cells.ts";
import type {
  InspectResult,
  MemoryHistoryResult,
  MemoryReportResult,
  OfferedFix,
} from "../../server/protocol.ts";
import { type Client, start } from "./client.ts";

const notebook = "file:///work.ipynb";
const cellUri = (name: string) => `vscode-notebook-cell:/work.ipynb#${name}`;
const code = 2;
const markup = 1;

/** Opens a notebook of three cells, of which the second is text; `orders` says when the cells with code were run. */
function open(
  { connection }: Client,
  orders: readonly (number | undefined)[] = [],
  last = "%matplotlib inline\nb = a.flatten()\nprint(b.sum())\n",
): void {
  const cell = (name: string, kind: number, languageId: string, text: string) => ({
    cell: { kind, document: cellUri(name) },
    document: { uri: cellUri(name), languageId, version: 1, text },
  });
  const cells = [
    cell("first", code, "python", "import numpy as np\na = np.zeros((1000, 1000))"),
    cell("text", markup, "markdown", "# Of a:\n\n*flat*"),
    cell("last", code, "python", last),
  ];
  connection.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      uri: notebook,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: cells.map((one, i) => ({
        ...one.cell,
        ...(orders[i] !== undefined && { executionSummary: { executionOrder: orders[i], success: true } }),
      })),
    },
    cellTextDocuments: cells.map((one) => one.document).filter((one) => one.languageId === "python"),
  });
}

function change({ connection }: Client, name: string, version: number, text: string): void {
  connection.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri: notebook, version },
    change: {
      cells: { textContent: [{ document: { uri: cellUri(name), version }, changes: [{ text }] }] },
    },
  });
}

const about = <Result>({ connection }: Client, method: string, name: string, params: object = {}) =>
  connection.sendRequest<Result>(method, { textDocument: { uri: cellUri(name) }, ...params });

const diagnostics = async (client: Client, name: string) =>
  (await about<{ items: readonly Diagnostic[] }>(client, "textDocument/diagnostic", name)).items;

test("a cell sees the cells above it; findings, hovers and fixes stand in its own lines", async () => {
  const client = await start();
  open(client);
  expect(await diagnostics(client, "first")).toEqual([]);
  const found = await diagnostics(client, "last");
  expect(found).toMatchObject([{ code: "ND101", range: { start: { line: 1, character: 4 } } }]);

  const hover = await about<Hover>(client, "textDocument/hover", "last", {
    position: { line: 1, character: 0 },
  });
  expect(hover.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 1 } });
  expect(JSON.stringify(hover.contents)).toContain("float64[1000000] C");

  const [fix] = await about<readonly CodeAction[]>(client, "textDocument/codeAction", "last", {
    range: found[0].range,
    context: { diagnostics: [] },
  });
  expect(fix.edit?.changes).toMatchObject({
    [cellUri("last")]: [{ newText: "ravel", range: { start: { line: 1, character: 6 } } }],
  });
});

test("a change in one cell is a change for those below it", async () => {
  const client = await start();
  open(client);
  expect(await diagnostics(client, "last")).toHaveLength(1);
  change(client, "first", 2, "import numpy as np\n\n\na = np.zeros((1000, 1000)).T");
  expect(await diagnostics(client, "last")).toMatchObject([{ code: "ND102" }]);
  change(client, "first", 3, "import numpy as np\n\n\n\na = np.zeros((2000, 1000))");
  expect(await diagnostics(client, "last")).toMatchObject([{ code: "ND101", range: { start: { line: 1 } } }]);
});

/** Tells of cells that are put in place of others; what clients say of a cell that stays is no opening and no closing. */
function splice(
  { connection }: Client,
  version: number,
  [start, deleteCount, ...names]: [start: number, deleteCount: number, ...names: readonly string[]],
  { opened = {}, closed = [] }: { opened?: Readonly<Record<string, string>>; closed?: readonly string[] },
): void {
  const cells = names.map((name) => ({ kind: name === "text" ? markup : code, document: cellUri(name) }));
  const structure = {
    array: { start, deleteCount, cells },
    didOpen: Object.entries(opened).map(([name, text]) => ({
      uri: cellUri(name),
      languageId: "python",
      version: 1,
      text,
    })),
    didClose: closed.map((name) => ({ uri: cellUri(name) })),
  };
  connection.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri: notebook, version },
    change: { cells: { structure } },
  });
}

/** What the editor shows of a cell, in short. */
async function shown(client: Client, name: string) {
  const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  const hints = await about<readonly InlayHint[]>(client, "textDocument/inlayHint", name, { range });
  const context = { diagnostics: [] };
  const fixes = await about<readonly CodeAction[]>(client, "textDocument/codeAction", name, {
    range,
    context,
  });
  const position = { line: 0, character: 0 };
  const report = await about<MemoryReportResult>(client, "ndlens/memoryReport", name, { position });
  return {
    found: (await diagnostics(client, name)).map((one) => `${one.code} ${one.range.start.line}`),
    hints: hints.map(({ label }) => label),
    fixes: fixes.filter(({ kind }) => kind === "quickfix").map(({ title }) => title),
    cells: report.cells?.map(({ uri, number }) => `${number} ${uri.split("#")[1]}`),
  };
}

test("the text of a cell can change without a new version of the notebook", async () => {
  const client = await start();
  open(client);
  expect(await shown(client, "last")).toMatchObject({
    found: ["ND101 1"],
    hints: expect.arrayContaining(["copies 8 MB"]),
    fixes: ["Use ravel()", "Ignore ND101 (flatten-copy) here"],
  });
  const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 13 } };
  client.connection.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri: notebook, version: 1 },
    change: {
      cells: {
        textContent: [
          { document: { uri: cellUri("last"), version: 2 }, changes: [{ range, text: "ravel" }] },
        ],
      },
    },
  });
  const after = await shown(client, "last");
  expect(after).toMatchObject({ found: [], fixes: [] });
  expect(after.hints.join()).not.toContain("copies");
});

test("cells that are put in, taken out and moved are looked at where they are then", async () => {
  const client = await start();
  open(client);
  expect((await shown(client, "last")).found).toEqual(["ND101 1"]);
  splice(client, 2, [2, 0, "new"], { opened: { new: "a = a.T\n" } });
  expect(await shown(client, "last")).toMatchObject({
    found: ["ND102 1"],
    cells: ["1 first", "3 new", "4 last"],
  });
  // A cell that only moves is neither opened nor closed.
  splice(client, 3, [2, 2, "last", "new"], {});
  expect(await shown(client, "last")).toMatchObject({
    found: ["ND101 1"],
    cells: ["1 first", "3 last", "4 new"],
  });
  splice(client, 4, [0, 1], { closed: ["first"] });
  expect(await shown(client, "last")).toMatchObject({ found: [], cells: ["2 last", "3 new"] });
  splice(client, 5, [0, 0, "first"], { opened: { first: "import numpy as np\na = np.zeros((1000, 1000))" } });
  expect((await shown(client, "last")).found).toEqual(["ND101 1"]);
});

test("what is pushed is pushed again when cells move", async () => {
  const client = await start();
  const pushed = new Map<string, readonly Diagnostic[]>();
  client.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    pushed.set(uri, diagnostics);
  });
  open(client);
  await expect.poll(() => pushed.get(cellUri("last")), { timeout: 20_000 }).toHaveLength(1);
  splice(client, 1, [0, 3, "last", "text", "first"], {});
  await expect.poll(() => pushed.get(cellUri("last")), { timeout: 20_000 }).toEqual([]);
});

test("what is pushed names the cell", async () => {
  const client = await start();
  const pushed = new Promise<readonly Diagnostic[]>((resolve) =>
    client.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      if (uri === cellUri("last")) resolve(diagnostics);
    }),
  );
  open(client);
  expect(await pushed).toMatchObject([{ code: "ND101", range: { start: { line: 1 } } }]);
});

const hoverText = async (client: Client, name: string, line: number, character: number) =>
  JSON.stringify(await about<Hover>(client, "textDocument/hover", name, { position: { line, character } }));

test("lines in words name the cell, Markdown cells counted", async () => {
  const client = await start();
  open(client, [], "view = a.T\n\nfilled = np.zeros(a.shape)\nfilled += 1.0\nprint(view, 'line 2')\n");
  expect(await hoverText(client, "last", 0, 0)).toContain("view of a, created on cell 1, line 2");
});

test("what explains a finding stands in the cell where it is", async () => {
  const client = await start();
  const text = "part = a[0]\ndel a\nprint(part)\n";
  open(client, [], text);
  const found = await diagnostics(client, "last");
  const places = found.flatMap(({ relatedInformation }) => relatedInformation ?? []);
  for (const { location } of places) {
    expect(location.uri).toMatch(/#(first|last)$/);
    expect(location.range.start.line).toBeLessThan(location.uri.endsWith("first") ? 2 : 4);
  }
});

test("the memory report has the cells, and the inspector is asked in a cell's own lines", async () => {
  const client = await start();
  open(client);
  const position = { line: 1, character: 0 };
  const report = await about<MemoryReportResult>(client, "ndlens/memoryReport", "last", { position });
  expect(report.cells).toEqual([
    { uri: cellUri("first"), number: 1, first: 1, count: 2 },
    { uri: cellUri("last"), number: 3, first: 3, count: 4 },
  ]);
  expect(report.cursorLine).toBe(4);
  const [{ id }] = report.buffers;
  const params = { position, buffer: id, array: 0, width: 300 };
  expect(await about<InspectResult>(client, "ndlens/inspect", "last", params)).toMatchObject({
    show: expect.stringContaining("float64"),
  });
});

test("the memory after a fix is that of the whole notebook", async () => {
  const client = await start();
  open(client);
  const [fix] = await about<readonly OfferedFix[]>(client, "ndlens/fixes", "last");
  expect(fix).toMatchObject({ line: 4, code: "ND101" });
  const peak = async (params: object) =>
    (await about<MemoryHistoryResult>(client, "ndlens/memoryHistory", "last", params)).peakSize?.bytes;
  expect([await peak({}), await peak({ fix: 0 })]).toEqual([16_000_000, 8_000_000]);
});

test("cells that were run in another order are told of, over the cell and in the report", async () => {
  const client = await start();
  open(client, [5, undefined, 4]);
  const message = "Cell 3 was run before cell 1 above it; ndlens reads the cells in the order as written.";
  const lenses = await about<readonly CodeLens[]>(client, "textDocument/codeLens", "last");
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    message,
    expect.stringMatching(/^peak .*8 MB.*1 copy/),
  ]);
  const report = await about<MemoryReportResult>(client, "ndlens/memoryReport", "first", {
    position: { line: 1, character: 0 },
  });
  expect(report.note).toBe(message);
});

test("cells that were run as they are written need no word", async () => {
  const client = await start();
  open(client, [1, undefined, 2]);
  const lenses = await about<readonly CodeLens[]>(client, "textDocument/codeLens", "first");
  expect(lenses.map(({ command }) => command?.title)).toEqual([expect.stringMatching(/^peak 8 MB/)]);
});

test("code in a text keeps its numbers", () => {
  const all = [
    { uri: "a", number: 1, first: 1, count: 2 },
    { uri: "b", number: 4, first: 3, count: 5 },
  ];
  expect(inCells("read only (lines 1, 5) as `line 5` says, on line 3", { all })).toBe(
    "read only (cell 1, line 1; cell 4, line 3) as `line 5` says, on cell 4, line 1",
  );
  expect(inCells("```python\nprint('line 5')\n```\n\nline 5", { all })).toBe(
    "```python\nprint('line 5')\n```\n\ncell 4, line 3",
  );
});
