import type { MemoryReport } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { setAttributes, setText, svg } from "./dom.ts";
import { liveAtCursor, timelineOf } from "./timeline.ts";

/** The picture of live bytes over the file's lines; also a slider that moves the cursor. */
export interface Chart {
  readonly element: SVGSVGElement;
  show(report: MemoryReport): void;
}

const height = 92;

/** `goTo` is called with the line that was clicked or reached by the arrow keys. */
export function chart(goTo: (line: number) => void): Chart {
  const parts = {
    area: svg("path", { class: "area" }),
    edge: svg("path", { class: "edge" }),
    baseline: svg("line", { class: "baseline" }),
    cursor: svg("line", { class: "cursor" }),
    dot: svg("circle", { class: "cursor-dot", r: 3 }),
    peak: svg("circle", { class: "peak-dot", r: 3 }),
    label: svg("text", { class: "peak-label" }),
    ticks: svg("g", { class: "ticks" }),
  };
  const element = svg("svg", { class: "timeline", role: "slider", tabindex: 0 }, ...Object.values(parts));
  let report: MemoryReport | undefined;
  const draw = () => report && element.clientWidth > 0 && update(element, parts, report, element.clientWidth);
  new ResizeObserver(draw).observe(element);
  element.addEventListener("click", ({ offsetX }) => {
    if (report) goTo(timelineOf(report, element.clientWidth, height).lineAt(offsetX));
  });
  element.addEventListener("keydown", (event) => {
    const next = report && steps[event.key]?.(report);
    if (!report || next === undefined) return;
    event.preventDefault();
    goTo(Math.min(Math.max(next, 1), report.lineCount));
  });
  return {
    element,
    show(next) {
      report = next;
      draw();
    },
  };
}

/** Where a key moves the cursor to. */
const steps: Readonly<Record<string, (report: MemoryReport) => number>> = {
  ArrowLeft: ({ cursorLine }) => cursorLine - 1,
  ArrowDown: ({ cursorLine }) => cursorLine - 1,
  ArrowRight: ({ cursorLine }) => cursorLine + 1,
  ArrowUp: ({ cursorLine }) => cursorLine + 1,
  PageUp: ({ cursorLine }) => cursorLine + 10,
  PageDown: ({ cursorLine }) => cursorLine - 10,
  Home: () => 1,
  End: ({ lineCount }) => lineCount,
};

type Parts = Readonly<
  Record<"area" | "edge" | "baseline" | "cursor" | "dot" | "peak" | "label" | "ticks", SVGElement>
>;

function update(element: SVGSVGElement, parts: Parts, report: MemoryReport, width: number): void {
  const drawn = timelineOf(report, width, height);
  const { area, edge, baseline, cursor, peak, ticks } = drawn;
  setAttributes(element, {
    viewBox: `0 0 ${width} ${height}`,
    height,
    "aria-label": "Bytes alive over the lines of the file; arrow keys move the cursor",
    "aria-valuemin": 1,
    "aria-valuemax": report.lineCount,
    "aria-valuenow": report.cursorLine,
    "aria-valuetext": `line ${report.cursorLine}, ${bytesText(liveAtCursor(report))}`,
  });
  setAttributes(parts.area, { d: area });
  setAttributes(parts.edge, { d: edge });
  setAttributes(parts.baseline, { x1: 0, x2: width, y1: baseline, y2: baseline });
  setAttributes(parts.cursor, { x1: cursor.x, x2: cursor.x, y1: 20, y2: baseline });
  setAttributes(parts.dot, { cx: cursor.x, cy: cursor.y });
  setAttributes(parts.peak, { cx: peak?.x ?? 0, cy: peak?.y ?? 0, visibility: peak ? "visible" : "hidden" });
  setAttributes(parts.label, {
    x: peak?.label.x ?? 0,
    y: peak?.label.y ?? 0,
    "text-anchor": peak?.label.anchor ?? "start",
  });
  setText(parts.label, peak?.label.text ?? "");
  while (parts.ticks.childElementCount > ticks.length) parts.ticks.lastElementChild?.remove();
  while (parts.ticks.childElementCount < ticks.length) parts.ticks.append(svg("text", { class: "tick" }));
  for (const [index, { x, text }] of ticks.entries()) {
    const anchor = index === 0 ? "start" : index === ticks.length - 1 ? "end" : "middle";
    const tick = parts.ticks.children[index];
    setAttributes(tick, {
      x: index === 0 ? 8 : anchor === "end" ? width - 8 : x,
      y: height - 3,
      "text-anchor": anchor,
    });
    setText(tick, text);
  }
}
