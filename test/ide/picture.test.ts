import { describe, expect, it } from "vitest";
import { analyze } from "../../core/ide/analysis.ts";
import { hover } from "../../core/ide/hover.ts";
import { layoutPicture, type PictureOptions } from "../../core/ide/picture.ts";
import type { NDArray } from "../../core/ndarray/array.ts";
import { eventsOf } from "../../core/trace/trace.ts";

/** The array that the last line's name is bound to. */
function arrayOf(program: string): NDArray {
  const { trace } = analyze(`import numpy as np\n${program}\n`);
  const last = eventsOf(trace, "bind").at(-1);
  if (!last) throw new Error("the program binds no array");
  return last.array;
}

function picture(program: string, options: PictureOptions = {}): string | undefined {
  const { layout, buffer } = arrayOf(program);
  return layoutPicture(layout, { bufferBytes: buffer.nbytes as number, ...options });
}

/** All texts of the picture in the order of drawing. */
function texts(svg: string | undefined): string[] {
  return [...(svg ?? "").matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
}

/** The labels of the cells over the buffer: what stands behind the line about the memory. */
function memoryOf(program: string): string[] {
  const all = texts(picture(program));
  const rest = all.slice(all.findIndex((text) => text.startsWith("memory")) + 1);
  return rest.filter((text) => !/in this view|stand for|share bytes/.test(text));
}

describe("the picture of a layout", () => {
  it("puts the elements into the order of memory", () => {
    expect(memoryOf("a = np.zeros((2, 2))").slice(0, 4)).toEqual(["0,0", "0,1", "1,0", "1,1"]);
    expect(memoryOf("a = np.zeros((2, 2)).T").slice(0, 4)).toEqual(["0,0", "1,0", "0,1", "1,1"]);
    expect(memoryOf("a = np.zeros((2, 2))[:, ::-1]").slice(0, 4)).toEqual(["0,1", "0,0", "1,1", "1,0"]);
  });

  it("says the step along each axis", () => {
    const steps = ["axis 0 \u2193 32 B", "axis 1 \u2192 8 B"];
    expect(texts(picture("a = np.zeros((3, 4))"))).toEqual(expect.arrayContaining(steps));
    expect(texts(picture("a = np.zeros((3, 4))[::-1]"))).toContain("axis 0 \u2193 \u221232 B");
    expect(memoryOf("a = np.zeros((3, 4))")).toContain("axis 0: 32 B");
  });

  it("outlines what a view skips and says how much it uses", () => {
    const svg = picture("a = np.zeros((2, 4))\nb = a[:, ::2]", { ownerName: "a" });
    expect(svg?.match(/stroke-dasharray/g)).toHaveLength(4);
    expect(texts(svg)).toEqual(expect.arrayContaining(["memory of a: 64 B", "32 B of it in this view"]));
  });

  it("counts the indices that share a cell", () => {
    expect(memoryOf("a = np.broadcast_to(np.arange(2), (3, 2))")).toContain("\u00d73");
    expect(texts(picture("a = np.broadcast_to(np.arange(2), (3, 2))"))).toContain("16 B stand for 48 B");
    const windows = memoryOf("a = np.lib.stride_tricks.sliding_window_view(np.arange(4), 2)");
    expect(windows.filter((text) => text === "\u00d72")).toHaveLength(2);
  });

  it("draws fields where they lie in their records", () => {
    const svg = picture('a = np.zeros(3, dtype=[("id", "i4"), ("at", "f4", 2)])\nb = a["id"]');
    expect(svg?.match(/stroke-dasharray/g)).toHaveLength(6);
    expect(texts(svg)).toContain("axis 0: 12 B");
  });

  it("leaves out the middle of large arrays, and says how much", () => {
    const svg = picture("a = np.zeros((1000, 1000))");
    expect(texts(svg)).toEqual(expect.arrayContaining(["0,0", "1,0", "999,999", "\u2026"]));
    expect(texts(svg)).toContain("7,999,976");
    expect(svg?.length).toBeLessThan(12_000);
  });

  it.each([
    ["a = np.array(5.0)"],
    ["a = np.zeros(3)"],
    ["a = np.zeros((2, 3, 4, 5))"],
    ["a = np.zeros((10**6, 10**6))"],
    ["a = np.zeros(10**7)[::-3]"],
    ["a = np.asfortranarray(np.zeros((300, 400, 500)))[::2, ::-1]"],
    ["a = np.diagonal(np.zeros((1000, 1000)))"],
    ["a = np.array(['hello', 'a'])"],
    ["a = np.lib.stride_tricks.sliding_window_view(np.zeros(10**6), 1000)"],
  ])("is at most 600 pixels wide: %s", (program) => {
    const width = Number(picture(program)?.match(/width='(\d+)'/)?.[1]);
    expect(width).toBeGreaterThan(20);
    expect(width).toBeLessThanOrEqual(600);
  });

  it.each([
    ["a = np.zeros((60, 480, 640))[:, ::2, ::2]"],
    ["a = np.zeros((10**6, 10**6))"],
    ["a = np.zeros(10**7)[::-3]"],
    ["a = np.asfortranarray(np.zeros((300, 400, 500)))[::2, ::-1]"],
  ])("fits into a narrow panel: %s", (program) => {
    const svg = picture(program, { width: 226 });
    expect(Number(svg?.match(/width='(\d+)'/)?.[1])).toBeLessThanOrEqual(290);
    expect(texts(svg)).toEqual(expect.arrayContaining([expect.stringMatching(/^byte /)]));
  });

  it("puts what it says into lines that fit a narrow panel", () => {
    const program = "a = np.zeros((100, 100)).ravel()";
    const options = { bufferBytes: 80_000, ownerName: "measurements", marksLines: true };
    expect(texts(picture(program, options))[0]).toBe(
      "memory of measurements: 80 kB, | begins a cache line of 64 B",
    );
    expect(texts(picture(program, { ...options, width: 226 })).slice(0, 2)).toEqual([
      "memory of measurements: 80 kB",
      "| begins a cache line of 64 B",
    ]);
  });

  it("is absent where there is nothing to draw or the layout is not known", () => {
    expect(picture("a = np.zeros((0, 3))")).toBeUndefined();
    const { layout } = arrayOf("n = int(input())\na = np.zeros((n, 3))");
    expect(layoutPicture(layout)).toBeUndefined();
  });

  it("marks the cache lines of arrays that a loop reads against their order", () => {
    const svg = picture("a = np.zeros((8, 2))", { marksLines: true });
    expect(svg?.match(/stroke='#d18616'/g)?.length).toBeGreaterThan(1);
    expect(texts(svg)).toContain("| begins a cache line of 64 B");
    const loop =
      "grid = np.ones((2000, 2000))\ntotal = 0.0\nfor j in range(2000):\n    total += grid[:, j].sum()";
    const hovered = hover(analyze(`import numpy as np\n${loop}\n`), { line: 2, col: 0 })?.markdown ?? "";
    expect(atob(/base64,([^)]*)/.exec(hovered)?.[1] ?? "")).toContain("begins a cache line");
    expect(picture("a = np.zeros((8, 2))")).not.toContain("#d18616");
  });

  it("escapes names", () => {
    const svg = picture("a = np.zeros(3)", { ownerName: "<b>&'\"" });
    expect(texts(svg)[0]).toBe("memory of &#60;b&#62;&#38;&#39;&#34;: 24 B");
  });
});
