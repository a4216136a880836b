import { expect, test } from "vitest";
import type { CodeAction, Diagnostic, Hover } from "vscode-languageserver/node";
import { type Client, start } from "./client.ts";

const notebook = "file:///work.ipynb";
const cellUri = (name: string) => `vscode-notebook-cell:/work.ipynb#${name}`;
const code = 2;
const markup = 1;

/** Opens a notebook of three cells, of which the second is text. */
function open({ connection }: Client): void {
  const cell = (name: string, kind: number, languageId: string, text: string) => ({
    cell: { kind, document: cellUri(name) },
    document: { uri: cellUri(name), languageId, version: 1, text },
  });
  const cells = [
    cell("first", code, "python", "import numpy as np\na = np.zeros((1000, 1000))"),
    cell("text", markup, "markdown", "# Of a:\n\n*flat*"),
    cell("last", code, "python", "%matplotlib inline\nb = a.flatten()\nprint(b.sum())\n"),
  ];
  connection.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      uri: notebook,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: cells.map((one) => one.cell),
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
