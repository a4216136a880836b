import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8")) as Record<string, unknown>;
const texts = read("package.nls.json") as Readonly<Record<string, string>>;
const { contributes } = read("package.json");

/** The names under which package.json says something to people. */
const said = new Set([
  "title",
  "name",
  "contextualTitle",
  "displayName",
  "label",
  "description",
  "markdownDescription",
  "enumDescriptions",
  "altText",
]);

/** What package.json says to people, each with the way to it; names of rules are the same in every language. */
function* saidIn(value: unknown, way: string): Iterable<readonly [string, string]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "items") continue;
    const texts = said.has(key) ? [inner].flat() : [];
    for (const text of texts) if (typeof text === "string") yield [`${way}.${key}`, text];
    yield* saidIn(inner, `${way}.${key}`);
  }
}

test("everything that the extension's contributions say can be translated", () => {
  const all = [...saidIn(contributes, "contributes")];
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(([, text]) => !/^%.+%$/.test(text))).toEqual([]);
});

test("each text stands in package.nls.json, and nothing else does", () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const keys = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  expect([...new Set(keys)].sort()).toEqual(Object.keys(texts).sort());
  for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).not.toBe("");
});

test("settings that take more than one of a few words have an example", () => {
  for (const name of ["threshold", "memoryBudget", "select", "ignore"])
    expect(texts[`setting.${name}`]).toMatch(/For example/);
});

/** Each text with its translation, in each language. */
const translated = [
  { original: "package.nls.json", folder: "" },
  { original: "l10n/bundle.l10n.json", folder: "l10n/" },
].flatMap(({ original, folder }) => {
  const english = read(original) as Readonly<Record<string, string>>;
  const stem = original.slice(folder.length).replace(/json$/, "");
  return readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((name) => name.startsWith(stem) && name !== `${stem}json`)
    .map((name) => ({ name, english, there: read(folder + name) as Readonly<Record<string, string>> }));
});

test("there is a translation of all that the editor says", () => {
  expect(translated.map(({ name }) => name)).toEqual(["package.nls.de.json", "bundle.l10n.de.json"]);
});

test.each(translated)(
  "$name has each text, with the same parts put in and the same code",
  ({ english, there }) => {
    const partsOf = (text: string) => (text.match(/\{\d\}|`[^`]+`|\(command:[\w.]+\)/g) ?? []).sort();
    expect(Object.keys(there).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english))
      expect(partsOf(there[key]), key).toEqual(partsOf(text));
  },
);
