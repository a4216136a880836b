import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const kept = readdirSync(new URL("../docs/images", import.meta.url)).sort();

/** The pictures that texts and the walkthrough show. */
const shown = ["README.md", "docs/tour.md", "package.json"].flatMap((name) =>
  [...read(name).matchAll(/images\/([\w-]+\.png)/g)].map(([, file]) => file),
);

test("each picture that is shown is there, and each that is there is shown", () => {
  expect([...new Set(shown)].sort()).toEqual(kept);
});

test("each picture is one that npm run screenshots takes", () => {
  const source = read("test/host/ui/screenshots.ts");
  const table = source.slice(source.indexOf("const pictures"), source.indexOf("/** Takes the pictures"));
  const taken = [...table.matchAll(/^ {2}"?([\w-]+)"?: \{\s+show/gm)].map(([, name]) => name);
  const names = kept.map((file) => file.replace(/-(dark|light|contrast|contrastLight)\.png$/, ""));
  expect([...new Set(names)].sort()).toEqual(taken.sort());
});

test("all pictures that the extension itself shows are packed with it", () => {
  const packed = read(".vscodeignore");
  const walkthrough = [...read("package.json").matchAll(/docs\/images\/[\w-]+\.png/g)].map(([file]) => file);
  expect(walkthrough.length).toBeGreaterThan(0);
  for (const file of walkthrough) expect(packed).toContain(`!${file}`);
});

test("the tests and pictures that the tour names for each part are there", () => {
  const parts = read("docs/tour.md").split("## What holds each part")[1];
  const tests = [...parts.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => path);
  expect(tests.length).toBeGreaterThan(20);
  for (const path of tests) expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true);
  const pictures = [...parts.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, name]) => name);
  for (const name of pictures) expect(kept).toContain(`${name}-dark.png`);
});
