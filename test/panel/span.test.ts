import { expect, test } from "vitest";
import { budgetText } from "../../client/panel/budget.ts";
import { between, linesOf, spanSummary, spanText } from "../../client/panel/span.ts";
import { analyze, memoryHistory } from "../../core/ide/index.ts";

const history = memoryHistory(
  analyze("import numpy as np\na = np.zeros(1000)\nb = a + 1\ndel a\nc = b * 2\n"),
);
const totals = [8000, 16_000, 8000, 16_000];

test("a selected part of the run knows its lines, the first and the last of the text", () => {
  expect(linesOf(history, between(1, 0))).toEqual({ line: 2, col: 0, endLine: 4, endCol: 0 });
  expect(linesOf(history, between(3, 3))).toMatchObject({ line: 5, endLine: 6 });
});

test("it says what is allocated, released and left", () => {
  expect(spanText(spanSummary(history, totals, {}, between(0, 1)))).toBe(
    "peak 16 kB, 2 allocations of 16 kB, grows by 16 kB",
  );
  expect(spanText(spanSummary(history, totals, {}, between(2, 3)))).toBe("peak 16 kB, 1 allocation of 8 kB");
  expect(spanText(spanSummary(history, totals, {}, between(1, 2)))).toBe(
    "peak 16 kB, 1 allocation of 8 kB, 8 kB released",
  );
  expect(spanText(spanSummary(history, totals, {}, between(2, 2)))).toBe(
    "peak 8 kB, nothing allocated, shrinks by 8 kB",
  );
});

test.each([
  [295e6, 16e9, false, "2% of 16 GB at the peak"],
  [1e6, 16e9, false, "less than 1% of 16 GB at the peak"],
  [3e9, 2e9, true, "1 GB over the budget of 2 GB at the peak"],
  [undefined, 2e9, true, "the peak is not known, of the budget of 2 GB"],
])("a peak of %j within %j reads well", (peak, budget, isSet, text) =>
  expect(budgetText({ live: 0, peak, budget, isSet })).toBe(text),
);
