import { describe, expect, test } from "vitest";
import { bytesOrUnknown, bytesText } from "../../client/bytes.ts";
import { rowsOf, type Sort, summaryOf } from "../../client/panel/model.ts";
import { formatBytes } from "../../server/bytes.ts";
import { array, buffer, report } from "./report.ts";

test.each([0, 1, 640, 999, 1000, 65_536, 8e6, 999_949, 999_999, 1.25e9, 8e18])(
  "%j bytes read as on the command line",
  (bytes) => expect(bytesText(bytes)).toBe(formatBytes(bytes)),
);

test("a size that is not known says so", () => expect(bytesOrUnknown(undefined)).toBe("unknown size"));

describe("the summary", () => {
  test("says what is alive where, and the peak", () => {
    expect(summaryOf(report({ buffers: [buffer("heap", 8e6, array("a", 8e6))] }))).toEqual({
      live: "16 MB",
      where: "alive on line 5",
      peak: "24 MB on line 7",
      peakLine: 7,
    });
  });

  test("says of which function it speaks, and what is not known", () => {
    const summary = summaryOf(
      report({ scope: "f", liveBytes: undefined, peakBytes: undefined, peakLine: undefined }),
    );
    expect(summary).toMatchObject({
      live: "unknown size",
      where: "alive on line 5, in f",
      peak: "unknown size",
    });
  });

  test("says why there is nothing to see", () => {
    expect(summaryOf(report()).empty).toBe("No array is alive on line 5.");
    expect(summaryOf(report({ timeline: [] })).empty).toBe("This file makes no NumPy arrays.");
    expect(summaryOf(report({ timeline: [], note: "Nothing is known." }))).toMatchObject({
      empty: "",
      note: "Nothing is known.",
    });
  });
});

describe("the rows", () => {
  test("stand under their buffer, the largest buffer first, unknown sizes last", () => {
    const rows = rowsOf(
      report({
        buffers: [
          buffer("heap", undefined, array("u", undefined, { formula: "8*n" })),
          buffer("heap", 1e6, array("small", 1e6)),
          buffer(
            "heap",
            8e6,
            array("a", 8e6),
            array("t", 8e6, { order: "F", owndata: false }),
            array("r", 2e6, { owndata: false }),
          ),
        ].map((each) => ({ ...each, formula: each.bytes === undefined ? "8*n" : undefined })),
      }),
    );
    expect(rows.map(({ name, level, size, bar }) => [name, level, size, bar.kind, bar.length])).toEqual([
      ["a", 1, "8 MB", "heap", 1],
      ["t", 2, "8 MB", "view", 1],
      ["r", 2, "2 MB", "view", 0.25],
      ["small", 1, "1 MB", "heap", 0.125],
      ["u", 1, "8*n", "unknown", 0],
    ]);
    expect(rows[1].facts.map(({ text }) => text)).toEqual([
      "float64",
      "[1000, 1000]",
      "F",
      "view of a",
      "line 2",
    ]);
  });

  test("show a memory map's extent, and that it takes no memory", () => {
    const [row] = rowsOf(
      report({ buffers: [buffer("mmap", 0, array("m", 8e6, { owndata: false, writeable: false }))] }),
    );
    expect(row).toMatchObject({ size: "0 B of 8 MB", bar: { kind: "mmap", length: 1 } });
    expect(row.facts.map(({ text }) => text)).toEqual(expect.arrayContaining(["memory map, read-only"]));
  });

  test("say what keeps memory alive whose owner has no name any more", () => {
    const pinned = buffer("heap", 24e6, array("x", 24e6), array("thumb", 24e3, { owndata: false }));
    const [owner, view] = pinned.arrays;
    const nameless = {
      ...pinned,
      arrays: [{ ...owner, names: [] }, view],
      pinnedBy: pinned.pinnedBy.slice(1),
    };
    const choice = { sort: "size", filter: "", values: {}, former: () => "image" } as const;
    const rows = rowsOf(report({ buffers: [nameless] }), choice);
    expect(rows.map(({ name }) => name)).toEqual(["(image)", "thumb"]);
    expect(rows[0].facts).toContainEqual({ kind: "owner", text: "kept alive by view thumb" });
    expect(rows[1].facts).toContainEqual({ kind: "owner", text: "view of (image)" });
  });

  test("are filtered and put in order, owners above their views", () => {
    const buffers = [
      buffer("heap", 8e6, array("b", 8e6), array("part", 1e6, { owndata: false })),
      buffer("heap", 9e6, array("c", 9e6, { dtype: "int8" })),
      buffer("heap", 7e6, array("a", 7e6)),
    ];
    const names = (sort: Sort, filter = "", isReversed = false) =>
      rowsOf(report({ buffers }), { sort, isReversed, filter, values: {}, former: () => undefined }).map(
        ({ name }) => name,
      );
    expect(names("size")).toEqual(["c", "b", "part", "a"]);
    expect(names("name")).toEqual(["a", "b", "part", "c"]);
    expect(names("dtype")).toEqual(["b", "part", "a", "c"]);
    expect(names("size", "", true)).toEqual(["a", "b", "part", "c"]);
    expect(names("size", "PART")).toEqual(["b", "part"]);
    expect(names("size", "int8")).toEqual(["c"]);
  });

  test("say which part of all live bytes a buffer is", () => {
    const buffers = [
      buffer("heap", 12e6, array("a", 12e6), array("v", 1e6, { owndata: false })),
      buffer("heap", 50, array("s", 50)),
    ];
    const shares = rowsOf(report({ buffers })).map(({ share }) => share);
    expect(shares).toEqual(["75%", "", "<1%"]);
  });

  test("follow the sliders where sizes are formulas", () => {
    const size = { formula: "8*n", terms: [{ coefficient: 8, of: ["n"] }] };
    const symbolic = { ...buffer("heap", undefined, array("u", undefined, size)), ...size };
    const values = { n: 1e6 };
    const live = report({ liveBytes: undefined, live: size, buffers: [symbolic] });
    expect(summaryOf(live, values).live).toBe("8 MB");
    const [row] = rowsOf(live, { sort: "size", filter: "", values, former: () => undefined });
    expect(row).toMatchObject({ size: "8 MB = 8*n", share: "100%", bar: { length: 1 } });
  });

  test("say everything in their tooltip", () => {
    const [row] = rowsOf(report({ buffers: [buffer("heap", 8e6, array("a", 8e6))] }));
    expect(row.label).toBe("a, 8 MB, 50% of all, float64, [1000, 1000], C, owns its data, made on line 2");
  });

  test("keep their keys while one types, also where names are alike", () => {
    const temporaries = [
      buffer("heap", 8, array("(temporary)", 8)),
      buffer("heap", 8, array("(temporary)", 8)),
    ];
    const keys = () =>
      rowsOf(report({ buffers: temporaries.map((each) => ({ ...each, id: `${Math.random()}` })) })).map(
        ({ key }) => key,
      );
    expect(keys()).toEqual(["(temporary)#1", "(temporary)#2"]);
    expect(keys()).toEqual(keys());
  });
});
