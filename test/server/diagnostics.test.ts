import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DiagnosticSeverity, type DocumentDiagnosticReport } from "vscode-languageserver/node";
import { flattens, ravels } from "../cli/ndlens.ts";
import { start } from "./client.ts";

const where = { start: { line: 2, character: 4 }, end: { line: 2, character: 15 } };

describe("pushed diagnostics", () => {
  test("say code, place, page and severity", async () => {
    const client = await start();
    client.open("a.py", flattens);
    const [diagnostic, ...others] = await client.pushed("a.py");
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: where,
      code: "ND101",
      source: "ndlens",
      severity: DiagnosticSeverity.Warning,
    });
    expect(fileURLToPath(diagnostic.codeDescription?.href ?? "")).toMatch(/docs.rules.ND101\.md$/);
  });

  test("follow the text", async () => {
    const client = await start();
    client.open("a.py", ravels);
    expect(await client.pushed("a.py")).toEqual([]);
    client.change("a.py", 2, "flatten", {
      start: { line: 2, character: 6 },
      end: { line: 2, character: 11 },
    });
    expect(await client.pushed("a.py", 2)).toMatchObject([{ range: where }]);
    client.change("a.py", 3, ravels);
    expect(await client.pushed("a.py", 3)).toEqual([]);
  });

  test("come once for what is typed fast", async () => {
    const client = await start();
    client.open("a.py", ravels);
    for (let version = 2; version <= 30; version++)
      client.change("a.py", version, version % 2 ? flattens : ravels);
    client.change("a.py", 31, flattens);
    expect(await client.pushed("a.py")).toHaveLength(1);
  });

  test("are cleared when the document is closed", async () => {
    const client = await start();
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toHaveLength(1);
    client.close("a.py");
    expect(await client.pushed("a.py")).toEqual([]);
  });

  test("are those of Python alone", async () => {
    const client = await start();
    client.open("a.txt", flattens, "plaintext");
    client.open("b.py", flattens);
    expect(await client.pushed("b.py")).toHaveLength(1);
    expect(
      await client.ask("textDocument/hover", "a.txt", { position: { line: 1, character: 0 } }),
    ).toBeNull();
  });
});

test("diagnostics are pulled by a client that can, and then not pushed", async () => {
  const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
  let pushes = 0;
  client.connection.onNotification("textDocument/publishDiagnostics", () => {
    pushes++;
  });
  client.open("a.py", flattens);
  const pull = () => client.ask<DocumentDiagnosticReport>("textDocument/diagnostic", "a.py");
  expect(await pull()).toMatchObject({ kind: "full", items: [{ code: "ND101", range: where }] });
  client.change("a.py", 2, ravels);
  expect(await pull()).toEqual({ kind: "full", items: [] });
  expect(await client.ask("textDocument/diagnostic", "unknown.py")).toEqual({ kind: "full", items: [] });
  expect(pushes).toBe(0);
});

describe("settings", () => {
  const configuration = { workspace: { configuration: true } };

  test("come from the editor", async () => {
    const client = await start({ capabilities: configuration, settings: { ignore: ["ND101"] } });
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toEqual([]);
  });

  test("are taken from the start's options and from changes by a client that cannot be asked", async () => {
    const client = await start({ initializationOptions: { ignore: ["flatten-copy"] } });
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toEqual([]);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { ndlens: {} },
    });
    expect(await client.pushed("a.py")).toHaveLength(1);
  });

  test("of pyproject.toml go before the editor's", async () => {
    const files = { "pyproject.toml": '[tool.ndlens]\nignore = ["ND101"]\n' };
    const client = await start({ capabilities: configuration, settings: { ignore: [] }, files });
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toEqual([]);
  });

  test("of pyproject.toml that are wrong are shown where they stand, until they are mended", async () => {
    const toml = '[tool.ndlens]\nignore = [\n  "ND101",\n  "ND77",\n]\n';
    const client = await start({ files: { "pyproject.toml": toml } });
    client.open("a.py", flattens);
    expect(await client.pushed("pyproject.toml")).toMatchObject([
      {
        range: { start: { line: 3 } },
        message: "[tool.ndlens] unknown rule ND77",
        severity: DiagnosticSeverity.Error,
      },
    ]);
    writeFileSync(join(client.folder, "pyproject.toml"), toml.replace("77", "1"));
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    expect(await client.pushed("pyproject.toml")).toEqual([]);
  });

  test("by path, as severities and as thresholds hold in the editor", async () => {
    const files = { "pyproject.toml": '[tool.ndlens.perFileIgnores]\n"b.py" = ["ND1"]\n' };
    const client = await start({
      capabilities: configuration,
      settings: { severity: { ND101: "information" }, perFileIgnores: { "a.py": ["ND1"] } },
      files,
    });
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toMatchObject([{ severity: DiagnosticSeverity.Information }]);
    client.open("b.py", flattens);
    expect(await client.pushed("b.py")).toEqual([]);
  });

  test("that are wrong are said on the console, and the rest holds", async () => {
    const client = await start({
      capabilities: configuration,
      settings: { threshold: "many", ignore: ["ND101"], inlayHints: { layout: false } },
    });
    client.open("a.py", flattens);
    expect(await client.pushed("a.py")).toEqual([]);
    expect(client.errors).toEqual([expect.stringContaining("threshold must be a number of bytes")]);
  });
});
