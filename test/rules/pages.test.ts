import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { analyze, findings, rules } from "../../core/ide/index.ts";

const sections = ["What it does", "Why is this bad?", "Example", "Use instead", "When not to"];

/** Returns the text below a heading of a page. */
function section(page: string, heading: string): string {
  const [, body = ""] = page.split(`## ${heading}\n`);
  return body.split("\n## ")[0].trim();
}

function program(page: string, heading: string): string {
  return /^```python\n([\s\S]*?)```$/.exec(section(page, heading))?.[1] ?? "";
}

describe.each(rules())("the page of $code", ({ code, name, page }) => {
  it('has every section, and a name that completes "allow ..."', () => {
    expect(sections.filter((heading) => section(page, heading) === "")).toEqual([]);
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("has an example in which the rule finds something, and a better one in which it does not", () => {
    const codes = (text: string) => findings(analyze(text)).map((finding) => finding.code);
    expect(codes(program(page, "Example"))).toContain(code);
    expect(program(page, "Use instead")).not.toBe("");
    expect(codes(program(page, "Use instead"))).not.toContain(code);
  });
});

it("the generated lists and pages of rules are up to date", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const run = spawnSync(process.execPath, ["scripts/generate.mjs", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
});
