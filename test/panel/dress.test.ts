import { expect, test } from "vitest";
import { dressed, inked } from "../../client/dress.ts";
import { analyze } from "../../core/ide/analysis.ts";
import { hover } from "../../core/ide/hover.ts";

const program = "import numpy as np\ntable = np.arange(12, dtype=np.float32).reshape(3, 4)[:, ::2]\n";

const markdown = hover(analyze(program), { line: 2, col: 1 })?.markdown ?? "";

/** The picture in a hover's Markdown. */
const pictureIn = (text: string) =>
  Buffer.from(/base64,([\w+/=]+)/.exec(text)?.[1] ?? "", "base64").toString("utf8");

test("pictures get the colour of the theme's text, and nothing else of them changes", () => {
  const picture = pictureIn(markdown);
  expect(picture.match(/#808080/g)).toHaveLength(1);
  expect(pictureIn(dressed(markdown, "#ffffff"))).toBe(picture.replace("#808080", "#ffffff"));
  expect(inked(picture, "inherit")).toContain("color='inherit'");
});

test("the columns of a hover's table stand apart, and its text stays", () => {
  const rows = dressed(markdown, "#ffffff")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  expect(rows[0]).toBe(
    "| dtype &nbsp; | shape &nbsp; | strides &nbsp; | itemsize &nbsp; | nbytes &nbsp; | order   |",
  );
  expect(rows[1]).toBe("| :------ | :----- | :------ | :------- | :----- | :------ |");
  expect(rows[2]).toBe(
    "| float32 &nbsp; | (3, 2) &nbsp; | (16, 8) &nbsp; | 4 &nbsp; | 24 &nbsp; | strided |",
  );
  expect(dressed("a | b", "#ffffff")).toBe("a | b");
});
