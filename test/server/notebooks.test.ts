import { expect, test } from "vitest";
import type { CodeAction, CodeLens, Diagnostic, Hover } from "vscode-languageserver/node";
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
