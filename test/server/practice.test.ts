import { expect, test } from "vitest";
import { type Analysis, analyze } from "../../core/ide/index.ts";
import { openPractice } from "../../server/lsp/practice.ts";

const program =
  "import numpy as np\r\n\r\ndef mean_of(values):\r\n    total = values.sum()\r\n    return total / values.size\r\n\r\ndef none():\r\n    pass\r\n";

/** Practises until `most` texts were analysed, and returns the texts and what each went on from. */
function practised(text: string, most: number, practice = openPractice()) {
  const texts: string[] = [];
  const bases: (Analysis | undefined)[] = [];
  const made: Analysis[] = [];
  practice.on(
    text,
    (version, base) => {
      texts.push(version);
      bases.push(base);
      const analysis = analyze(version, {}, base);
      made.push(analysis);
      return analysis;
    },
    () => texts.length >= most,
  );
  return { texts, bases, made };
}

test("a name is misspelt in one line after the other and mended again, each time from the text before", () => {
  const { texts, bases, made } = practised(program, 7);
  const misspelt = [texts[1], texts[3], texts[5]];
  expect(texts).toEqual([program, misspelt[0], program, misspelt[1], program, misspelt[2], program]);
  const changed = misspelt.map((text) =>
    text.split("\r\n").filter((line, i) => line !== program.split("\r\n")[i]),
  );
  expect(changed.flat().sort()).toEqual([
    "    return total / values.size_",
    "    return total / values.size_",
    "    total = values.sum_()",
  ]);
  expect(bases).toEqual([undefined, ...made.slice(0, -1)]);
});

test("it stops where somebody asks for something, and where there is nothing to type", () => {
  expect(practised(program, 0).texts).toEqual([]);
  expect(practised(program, 1).texts).toEqual([program]);
  expect(practised("x = 1\n", 9).texts).toEqual([]);
});

test("it ends some day", () => {
  const practice = openPractice();
  let count = 0;
  for (let i = 0; i < 40; i++) count += practised(program, 20, practice).texts.length;
  expect(count).toBeLessThan(800);
  expect(practised(program, 20, practice).texts).toEqual([]);
});
