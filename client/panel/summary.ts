import type { MemoryReport, Range, UnknownCall } from "../../server/protocol.ts";
import { lineText } from "../lines.ts";
import { say } from "../words.ts";
import { budgetBar } from "./budget.ts";
import { html, setText } from "./dom.ts";
import type { PanelState } from "./messages.ts";
import { liveBytesOf, summaryOf } from "./model.ts";
import type { Values } from "./sizes.ts";
import { peakOf } from "./stack.ts";

type Report = Extract<PanelState, { kind: "report" }>;

/** What is assumed where no budget is set: what a machine commonly has. */
export const usualBudget = 16e9;

/** What the panel says above the timeline: the bytes at the cursor, the peak, the budget, and what is not known. */
export interface SummaryPart {
  readonly element: HTMLElement;
  /** Said in place of the table when there is none. */
  readonly empty: HTMLElement;
  show(state: Report, values: Values): void;
}

export function summaryPart(reveal: (range: Range) => void): SummaryPart {
  const parts = {
    live: html("strong", { class: "live" }),
    where: html("span", { class: "where" }),
    peak: html("button", { class: "peak", type: "button" }),
    formula: html("p", { class: "note formula" }),
    note: html("p", { class: "note" }),
    unknown: html("p", { class: "note unknown" }),
    empty: html("p", { class: "message", role: "status" }),
  };
  const budget = budgetBar();
  const header = html(
    "header",
    { class: "summary" },
    html("p", {}, parts.live, " ", parts.where),
    parts.peak,
  );
  const element = html("div", {}, header, budget.element, parts.formula, parts.note, parts.unknown);
  let peakLine: number | undefined;
  parts.peak.addEventListener("click", () => {
    if (peakLine !== undefined) reveal({ line: peakLine, col: 0, endLine: peakLine, endCol: 0 });
  });
  return {
    element,
    empty: parts.empty,
    show({ report, history, cells }, values) {
      // Where sizes are formulas the peak moves with the sliders.
      const moved = report.peakBytes === undefined && history ? peakOf(history, values) : undefined;
      const told = moved
        ? { ...report, peakBytes: moved.bytes, peakLine: moved.line ?? report.peakLine }
        : report;
      const summary = summaryOf(told, values, cells);
      const hasArrays =
        report.buffers.length > 0 ||
        report.timeline.some(({ liveBytes }) => liveBytes > 0) ||
        (moved?.bytes ?? 0) > 0;
      peakLine = summary.peakLine;
      header.hidden = !hasArrays;
      budget.element.hidden = !hasArrays;
      setText(parts.live, summary.live);
      setText(parts.where, summary.where);
      setText(parts.peak, say("peak {0}", summary.peak));
      parts.peak.disabled = peakLine === undefined;
      budget.show({
        live: liveBytesOf(report, values),
        peak: told.peakBytes,
        budget: report.budget ?? usualBudget,
        isSet: report.budget !== undefined,
      });
      showIf(parts.formula, formulaOf(report));
      showIf(parts.note, summary.note ?? "");
      showIf(parts.empty, summary.empty ?? "");
      parts.unknown.replaceChildren(...unknownOf(report.unknown ?? [], cells, reveal));
      parts.unknown.hidden = parts.unknown.childNodes.length === 0;
    },
  };
}

function showIf(element: HTMLElement, text: string): void {
  setText(element, text);
  element.hidden = text === "";
}

function formulaOf({ liveBytes, live }: MemoryReport): string {
  return liveBytes === undefined && live?.formula ? say("alive: {0} bytes", grouped(live.formula)) : "";
}

/** Large numbers of a formula as people read them. */
const grouped = (formula: string) =>
  formula.replace(/(?<![\p{L}\p{N}_.])\d{5,}(?![\p{L}\p{N}_.])/gu, (digits) =>
    Number(digits).toLocaleString("en-US"),
  );

/** "Not counted, since nothing is known of it: np.load(path) on line 2": each call leads to where it stands. */
function unknownOf(
  calls: readonly UnknownCall[],
  cells: Report["cells"],
  reveal: (range: Range) => void,
): readonly (Node | string)[] {
  if (calls.length === 0) return [];
  const links = calls.map((call) => {
    const link = html(
      "button",
      { type: "button", class: "link" },
      html("code", {}, call.text),
      ` ${say("on {0}", lineText(call.line, cells))}`,
    );
    link.addEventListener("click", () => reveal(call));
    return link;
  });
  return [
    `${say("Not known, and so not counted:")} `,
    ...links.flatMap((link, i) => (i === 0 ? [link] : [", ", link])),
  ];
}
