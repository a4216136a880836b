import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dist } from "./cli/ndlens.ts";

/** Each place that loads VS Code's module by itself copies its several hundred names, which made up most of the extension's start. */
test.each(["client.cjs", "client.browser.cjs"])(
  "%s has VS Code's module once for each kind of import",
  (name) => {
    const text = readFileSync(join(dist, name), "utf8");
    expect(text.match(/require\("vscode"\)/g)?.length).toBe(2);
  },
);
