import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type Hover,
  type InlayHint,
  MarkupKind,
} from "vscode-languageserver/node";
import type {
  EvaluateResult,
  InspectResult,
  MemoryHistoryResult,
  MemoryReportResult,
  OfferedFix,
} from "../../server/protocol.ts";
import { dist, flattens, ravels } from "../cli/ndlens.ts";
import { type Client, start } from "./client.ts";

const markdown = { textDocument: { hover: { contentFormat: [MarkupKind.Markdown, MarkupKind.PlainText] } } };
const cursor = (line: number, character: number) => ({ position: { line, character } });

describe("hover", () => {
  test("is Markdown for a client that shows it", async () => {
    const client = await start({ capabilities: markdown });
    client.open("a.py", flattens);
    const hover = await client.ask<Hover>("textDocument/hover", "a.py", cursor(1, 0));
    expect(hover).toMatchObject({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
      contents: { kind: "markdown", value: expect.stringContaining("float64[1000, 1000] C") },
    });
  });

  test("has a picture for a client that draws it, and not a line of its data for others", async () => {
    const drawing = { ...markdown, general: { markdown: { parser: "marked", allowedTags: ["p", "img"] } } };
    const values = [];
    for (const capabilities of [drawing, markdown]) {
      const client = await start({ capabilities });
      client.open("a.py", flattens);
      const hover = await client.ask<{ contents: { value: string } }>(
        "textDocument/hover",
        "a.py",
        cursor(1, 0),
      );
      values.push(hover.contents.value);
    }
    expect(values[0]).toMatch(/!\[.*\]\(data:image\/svg\+xml;base64,/);
    expect(values[1]).toBe(values[0].replace(/\n\n!\[.*\]\(data:.*\)/, ""));
  });

  test("is plain text for a client that does not", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const hover = await client.ask<{ contents: { kind: string; value: string } }>(
      "textDocument/hover",
      "a.py",
      cursor(1, 0),
    );
    expect(hover.contents.kind).toBe("plaintext");
    expect(hover.contents.value).toContain("float64[1000, 1000] C");
    expect(hover.contents.value).not.toMatch(/!\[|\*\*|<img|data:|---/);
  });

  test("is nothing between things and outside the text", async () => {
    const client = await start();
    client.open("a.py", `${flattens}\n\n`);
    expect(await client.ask("textDocument/hover", "a.py", cursor(4, 0))).toBeNull();
    expect(await client.ask("textDocument/hover", "a.py", cursor(400, 7))).toBeNull();
    expect(await client.ask("textDocument/hover", "closed.py", cursor(0, 0))).toBeNull();
  });
});

describe("code actions", () => {
  const here = { start: { line: 2, character: 8 }, end: { line: 2, character: 8 } };
  const ask = (client: Client, only?: readonly string[], range: object = here) =>
    client.ask<readonly CodeAction[]>("textDocument/codeAction", "a.py", {
      range,
      context: { diagnostics: [], only },
    });

  test("fix the finding at the cursor, ignore it, or fix all that is safe", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const actions = await ask(client);
    expect(actions.map(({ kind }) => kind)).toEqual(["quickfix", "quickfix", "source.fixAll.ndlens"]);
    const [fix, ignore, all] = actions;
    expect(fix).toMatchObject({ isPreferred: true, diagnostics: [{ code: "ND101" }] });
    expect(changed(client, fix)).toBe(ravels);
    expect(ignore.title).toBe("Ignore ND101 (flatten-copy) here");
    expect(changed(client, ignore)).toBe(flattens.replace("flatten()", "flatten()  # ndlens: ignore[ND101]"));
    expect(changed(client, all)).toBe(ravels);
  });

  test("are of the kinds that are asked for", async () => {
    const client = await start();
    client.open("a.py", flattens);
    expect(await ask(client, ["quickfix"])).toHaveLength(2);
    expect(await ask(client, ["source.fixAll"])).toHaveLength(1);
    expect(await ask(client, ["source"])).toHaveLength(1);
    expect(await ask(client, ["refactor"])).toEqual([]);
  });

  test("away from findings offer only to fix all", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    expect(await ask(client, ["quickfix"], elsewhere)).toEqual([]);
    client.change("a.py", 2, ravels);
    expect(await ask(client)).toEqual([]);
  });

  /** The sample with an action's edit, which replaces parts of its third line. */
  function changed(client: Client, { edit }: CodeAction): string {
    const lines = flattens.split("\n");
    for (const { range, newText } of edit?.changes?.[client.uri("a.py")] ?? []) {
      expect(range.start.line).toBe(2);
      lines[2] = lines[2].slice(0, range.start.character) + newText + lines[2].slice(range.end.character);
    }
    return lines.join("\n");
  }
});

test("inlay hints stand where something surprises, unless switched off", async () => {
  const text = "import numpy as np\na = np.zeros((1000, 1000))\nt = a.T\nprint(t)\n";
  const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
  const client = await start();
  client.open("a.py", text);
  const hints = await client.ask<readonly InlayHint[]>("textDocument/inlayHint", "a.py", { range });
  expect(hints).toContainEqual(
    expect.objectContaining({
      position: { line: 2, character: 1 },
      label: [
        { value: ": float64[1000, 1000] F " },
        { value: "view(a)", location: expect.objectContaining({ uri: client.uri("a.py") }) },
      ],
    }),
  );
  const hint = hints.find(({ position }) => position.line === 2);
  const resolved = await client.connection.sendRequest<InlayHint>("inlayHint/resolve", hint);
  expect(JSON.stringify(resolved.label)).toContain("view of a, created on line 2");
  const off = await start({ initializationOptions: { inlayHints: { layout: false, copy: false } } });
  off.open("a.py", text);
  expect(await off.ask("textDocument/inlayHint", "a.py", { range })).toEqual([]);
});

describe("the server's own requests", () => {
  test("ndlens/memoryReport gives live arrays, timeline and peak", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const report = await client.ask<MemoryReportResult>("ndlens/memoryReport", "a.py", cursor(3, 0));
    expect(report).toMatchObject({
      version: 1,
      cursorLine: 4,
      peakBytes: 16e6,
      peakLine: 3,
      liveBytes: 16e6,
    });
    expect(report.buffers[0]).toMatchObject({
      kind: "heap",
      bytes: 8e6,
      arrays: [{ names: ["a"], dtype: "float64" }],
    });
    expect(report.timeline.map(({ liveBytes }) => liveBytes)).toContain(16e6);
    expect(await client.ask("ndlens/memoryReport", "closed.py", cursor(0, 0))).toBeNull();
  });

  test("ndlens/evaluate gives what the prompt prints", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const evaluated = await client.ask<EvaluateResult>("ndlens/evaluate", "a.py", {
      ...cursor(3, 0),
      expression: "1 + 1",
    });
    expect(evaluated.text.trim()).toBe("2");
    const later = { ...cursor(3, 0), expressions: ["a.nbytes", "b[:2]"] };
    const watched = await client.ask<readonly EvaluateResult[]>("ndlens/watch", "a.py", later);
    expect(watched).toMatchObject([
      { text: "8000000" },
      { text: "array([0., 0.])", show: "float64[2] C view(b)" },
    ]);
  });
});

test("code lenses say what functions take; a command only for clients that have it", async () => {
  const text = "import numpy as np\ndef f(n):\n    return np.zeros(n)\nf(1000)\n";
  const lensesFor = async (capabilities: ClientCapabilities) => {
    const client = await start({ capabilities });
    client.open("a.py", text);
    return client.ask<readonly CodeLens[]>("textDocument/codeLens", "a.py");
  };
  expect(await lensesFor({})).toMatchObject([
    {
      range: { start: { line: 1, character: 4 } },
      command: { title: "peak 8 kB, allocates 1\u00d7", command: "" },
    },
  ]);
  expect(await lensesFor({ experimental: { commands: ["ndlens.showMemory"] } })).toMatchObject([
    { command: { command: "ndlens.showMemory", arguments: [expect.stringContaining("a.py"), 3] } },
  ]);
});

describe("the memory's history", () => {
  test("has the blocks of the run, and those after a fix", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const ask = (params = {}) => client.ask<MemoryHistoryResult>("ndlens/memoryHistory", "a.py", params);
    expect((await ask()).blocks.map(({ name, bytes }) => [name, bytes])).toEqual([
      ["a", 8e6],
      ["b", 8e6],
    ]);
    const [fix] = await client.ask<readonly OfferedFix[]>("ndlens/fixes", "a.py");
    expect(fix).toMatchObject({ line: 3, code: "ND101", title: "Use ravel()", safe: true });
    expect((await ask({ fix: 0 })).blocks.map(({ name }) => name)).toEqual(["a"]);
  });

  test("goes with an inspector of each live array", async () => {
    const client = await start();
    client.open("a.py", "import numpy as np\na = np.arange(6).reshape(2, 3)\nb = a[:, ::2]\n");
    const report = await client.ask<MemoryReportResult>("ndlens/memoryReport", "a.py", cursor(2, 0));
    const [buffer] = report.buffers;
    const array = buffer.arrays.findIndex(({ names }) => names.includes("b"));
    const params = { ...cursor(2, 0), buffer: buffer.id, array, width: 400 };
    const inspected = await client.ask<InspectResult>("ndlens/inspect", "a.py", params);
    expect(inspected).toMatchObject({ show: "int64[2, 2] strided", preview: "[[0 2]\n [3 5]]" });
    expect(inspected?.picture).toMatch(/^<svg /);
    expect(await client.ask("ndlens/inspect", "a.py", { ...params, array: 9 })).toBeNull();
  });
});

test("a workspace that is not trusted reads no file that the code names", async () => {
  const files = { "a.npy": npyOfThree };
  const text = "import numpy as np\na = np.load('a.npy')\n";
  const hoverIn = async (initializationOptions?: object) => {
    const client = await start({ capabilities: markdown, files, initializationOptions });
    client.open("a.py", text);
    return { client, hover: () => client.ask<Hover | null>("textDocument/hover", "a.py", cursor(1, 0)) };
  };
  const trusted = await hoverIn();
  expect(JSON.stringify(await trusted.hover())).toContain("float64[3]");
  const untrusted = await hoverIn({ isTrusted: false });
  expect(JSON.stringify(await untrusted.hover())).not.toContain("float64[3]");
  await untrusted.client.connection.sendNotification("ndlens/trusted");
  expect(JSON.stringify(await untrusted.hover())).toContain("float64[3]");
});

/** The header of a .npy file of three float64, and their bytes. */
const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }".padEnd(117);
const npyOfThree = `\x93NUMPY\x01\x00v\x00${header}\n${"\0".repeat(24)}`;

test("ndlens lsp --stdio is the same server", async () => {
  const client = await start({ command: [join(dist, "cli.cjs"), "lsp", "--stdio"] });
  expect(client.initialized.serverInfo?.name).toBe("ndlens");
  client.open("a.py", flattens);
  expect(await client.pushed("a.py")).toHaveLength(1);
});
