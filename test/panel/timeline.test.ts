import { describe, expect, test } from "vitest";
import { liveAtCursor, timelineOf } from "../../client/panel/timeline.ts";
import { report } from "./report.ts";

describe("the timeline", () => {
  const timeline = timelineOf(report(), 316, 92);
  /** 300 pixels between the margins are ten lines. */
  const x = (line: number) => 8 + (line - 1) * 30;

  test("steps at the lines that change something, over the whole file", () => {
    const points = [...timeline.edge.matchAll(/[ML]([\d.]+),/g)].map(([, at]) => Number(at));
    expect(points[0]).toBe(x(1));
    expect(points[points.length - 1]).toBe(x(11));
    expect(new Set(points)).toEqual(new Set([1, 2, 4, 7, 8, 11].map(x)));
    expect(timeline.area).not.toContain("NaN");
  });

  test("marks the cursor and the peak in the middle of their lines", () => {
    expect(timeline.cursor.x).toBe(x(5.5));
    expect(timeline.cursor.y).toBeCloseTo(76 - (76 - 20) * (16 / 24));
    expect(timeline.peak).toMatchObject({ y: 20, label: { text: "24 MB" } });
    expect(timeline.peak?.x).toBeCloseTo(x(7.5));
  });

  test("keeps the peak's label inside", () => {
    const anchors = [1, 5, 10].map(
      (peakLine) => timelineOf(report({ peakLine }), 316, 92).peak?.label.anchor,
    );
    expect(anchors).toEqual(["start", "middle", "end"]);
  });

  test("knows the line below the pointer", () => {
    expect([-50, 8, 37.9, 38.1, 307, 900].map(timeline.lineAt)).toEqual([1, 1, 1, 2, 10, 10]);
  });

  test("numbers its first and last line", () => {
    const texts = timeline.ticks.map(({ text }) => text);
    expect(texts[0]).toBe("1");
    expect(texts[texts.length - 1]).toBe("10");
    expect(timelineOf(report({ lineCount: 1, cursorLine: 1 }), 316, 92).ticks).toHaveLength(1);
  });

  test("is drawn for files without arrays, without bytes and of one line", () => {
    for (const empty of [
      report({ timeline: [] }),
      report({ timeline: [], lineCount: 1, cursorLine: 1, peakBytes: 0 }),
    ]) {
      const { edge, area, cursor } = timelineOf(empty, 100, 92);
      expect(`${edge}${area}${cursor.x}${cursor.y}`).not.toMatch(/NaN|Infinity/);
    }
  });
});

test("where the live bytes are not known, a line has those of the last line with an event", () => {
  const live = (cursorLine: number) => liveAtCursor(report({ cursorLine, liveBytes: undefined })) / 1e6;
  expect([1, 2, 3, 4, 6, 7, 8, 10].map(live)).toEqual([0, 8, 8, 16, 16, 24, 0, 0]);
  expect(liveAtCursor(report({ liveBytes: 5 }))).toBe(5);
});
