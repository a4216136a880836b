import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CodeAction, type Hover, type InlayHint, MarkupKind } from "vscode-languageserver/node";
import type { EvaluateResult, MemoryReportResult } from "../../server/protocol.ts";
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
      label: expect.stringContaining("view(a)"),
    }),
  );
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
  });
});

test("ndlens lsp --stdio is the same server", async () => {
  const client = await start({ command: [join(dist, "cli.cjs"), "lsp", "--stdio"] });
  expect(client.initialized.serverInfo?.name).toBe("ndlens");
  client.open("a.py", flattens);
  expect(await client.pushed("a.py")).toHaveLength(1);
});
