import { once } from "node:events";
import { describe, expect, test } from "vitest";
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type PositionEncodingKind,
} from "vscode-languageserver/node";
import type { MemoryReportResult } from "../../server/protocol.ts";
import { flattens } from "../cli/ndlens.ts";
import { start } from "./client.ts";

describe("position encodings", () => {
  /** Before the call stand two astral characters (2 units, 4 bytes) and one of 1 unit and 2 bytes. */
  const text = flattens.replace("b = a", "b = '😀😀é', a");
  const encodings = (...positionEncodings: PositionEncodingKind[]) => ({
    capabilities: { general: { positionEncodings } },
  });

  test.each([
    [["utf-16"], "utf-16", 13],
    [["utf-8", "utf-16"], "utf-8", 18],
    [["utf-32", "utf-16"], "utf-32", 11],
    [["utf-7"], "utf-16", 13],
    [[], "utf-16", 13],
  ])("of %j is %s", async (offered, chosen, character) => {
    const client = await start(encodings(...(offered as PositionEncodingKind[])));
    expect(client.initialized.capabilities.positionEncoding).toBe(chosen);
    client.open("a.py", text);
    const end = { line: 2, character: character + "a.flatten()".length };
    expect(await client.pushed("a.py")).toMatchObject([{ range: { start: { line: 2, character }, end } }]);
    const name = { start: { line: 2, character: character + 2 }, end: { line: 2, character: character + 9 } };
    client.change("a.py", 2, "ravel", name);
    expect(await client.pushed("a.py", 2)).toEqual([]);
  });
});

describe("whatever comes, the server goes on", () => {
  test.each([
    ["half-typed", "import numpy as np\na = np.zeros((10, \nb = a.fl"],
    ["empty", ""],
    ["endless", "while True:\n    x = 1\n"],
    ["recursive", "def f(x):\n    return f(x)\nf(1)\n"],
    ["nested 10,000 deep", `x = ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["huge", "import numpy as np\na = np.zeros((10**9, 10**9))\n"],
    ["in CR and CRLF and tabs", "if True:\r\tx = 1\r\n\ty = 2\n"],
  ])("%s text is answered", async (_, text) => {
    const client = await start();
    client.open("a.py", text);
    await client.pushed("a.py");
    await client.ask("textDocument/hover", "a.py", { position: { line: 1, character: 0 } });
    client.change("a.py", 2, flattens);
    expect(await client.pushed("a.py", 2)).toHaveLength(1);
    expect(client.errors).toEqual([]);
  });

  test("changes outside of the text, and of documents that are not open", async () => {
    const client = await start();
    client.open("a.py", flattens);
    client.change("b.py", 2, "x");
    client.change("a.py", 2, "# end\n", {
      start: { line: 99, character: 9 },
      end: { line: 99, character: 9 },
    });
    expect(await client.pushed("a.py", 2)).toHaveLength(1);
  });

  test("addresses that are no files", async () => {
    const client = await start();
    const uri = "untitled:Untitled-1";
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "python", version: 1, text: flattens },
    });
    const report = await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    expect(report).toMatchObject({ items: [{ code: "ND101" }] });
  });
});

test("a cancelled request is answered as cancelled", async () => {
  const client = await start();
  client.open("a.py", flattens);
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: client.uri("a.py") }, position: { line: 1, character: 0 } };
  const answer = client.connection.sendRequest("textDocument/hover", params, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});

test("an answer is of the newest version, and a request that is overtaken is outdated", async () => {
  const client = await start();
  client.open("a.py", flattens);
  const ask = () =>
    client.ask<MemoryReportResult>("ndlens/memoryReport", "a.py", { position: { line: 1, character: 0 } });
  for (let version = 2; version < 20; version++) {
    const overtaken = ask().catch(({ code }) => code);
    client.change("a.py", version, `${"\n".repeat(version)}${flattens}`);
    expect((await ask()).version).toBe(version);
    expect([version - 1, version, undefined]).toContain((await overtaken).version);
  }
});

test("work on a version stops when a newer one comes", async () => {
  const client = await start();
  client.open("a.py", flattens);
  await client.pushed("a.py");
  client.change("a.py", 2, "while True:\n    x = 1\n");
  const position = { line: 1, character: 0 };
  const overtaken = client.ask("textDocument/hover", "a.py", { position }).catch(({ code }) => code);
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.change("a.py", 3, flattens);
  const started = performance.now();
  expect(await client.ask("textDocument/hover", "a.py", { position })).not.toBeNull();
  expect(performance.now() - started).toBeLessThan(400);
  expect(await overtaken).toBe(LSPErrorCodes.ContentModified);
});

test("shutdown and exit end the process with 0", async () => {
  const client = await start();
  await client.connection.sendRequest("shutdown");
  await client.connection.sendNotification("exit");
  expect(await once(client.process, "exit")).toEqual([0, null]);
});

test("the process ends when its client goes away", async () => {
  const client = await start();
  client.process.stdin?.end();
  expect((await once(client.process, "exit"))[1]).toBeNull();
});
