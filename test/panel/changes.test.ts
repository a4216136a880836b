import { expect, test } from "vitest";
import { movedFrom, movedTo } from "../../client/panel/changes.ts";
import type { PanelState } from "../../client/panel/messages.ts";
import type { MemoryHistory } from "../../server/protocol.ts";
import { array, buffer, report } from "./report.ts";

const history = { version: 1, lines: [], blocks: [], unknowns: [] } as unknown as MemoryHistory;

/** What is shown where these arrays are alive. */
function shown(names: readonly string[], cursorLine: number) {
  const buffers = names.map((name) => buffer("heap", 8e6, array(name, 8e6)));
  const state = { kind: "report", file: "file:///a.py", name: "a.py", version: 1, watched: [] } as const;
  return { ...state, history, fixes: fixes, report: report({ buffers, cursorLine }) } satisfies PanelState;
}

const fixes: readonly never[] = [];

test.each([
  [
    ["a", "b", "c"],
    ["a", "b", "c"],
  ],
  [
    ["a", "b", "c"],
    ["a", "c"],
  ],
  [
    ["a", "c"],
    ["a", "b", "c", "d"],
  ],
  [
    ["a", "b"],
    ["b", "a"],
  ],
  [["a"], []],
  [[], ["a"]],
])("the way from %j to %j leads there", (from, to) => {
  const [former, next] = [shown(from, 3), shown(to, 4)];
  const moved = movedFrom(former, next);
  expect(moved && movedTo(former, JSON.parse(JSON.stringify(moved)))).toEqual(next);
});

test("what stays is not told again, and is the same object", () => {
  const names = Array.from({ length: 100 }, (_, i) => `a${i}`);
  const [former, next] = [shown(names, 3), shown([...names, "b"], 4)];
  const moved = movedFrom(former, next);
  expect(moved?.report.buffers).toEqual([{ from: 0, to: 100 }, { items: [next.report.buffers[100]] }]);
  expect(moved?.report.timeline).toEqual([{ from: 0, to: 4 }]);
  expect(moved && movedTo(former, moved).report.buffers[50]).toBe(former.report.buffers[50]);
});

test("another text is told as a whole", () => {
  const state = shown(["a"], 3);
  expect(movedFrom(undefined, state)).toBeUndefined();
  expect(movedFrom({ kind: "idle" }, state)).toBeUndefined();
  expect(movedFrom(state, { ...state, history: { ...history } })).toBeUndefined();
  expect(movedFrom(state, { ...state, fixes: [] })).toBeUndefined();
});
