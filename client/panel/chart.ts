import type { Block, MemoryHistory, MemoryReport, Range } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { html, setAttributes, setText, svg } from "./dom.ts";
import { sizeText, type Values } from "./sizes.ts";
import { ghostPath, type Stack, stackOf } from "./stack.ts";

/** What the chart draws. */
export interface ChartState {
  readonly report: MemoryReport;
  readonly history: MemoryHistory;
  readonly values: Values;
  readonly ghost?: MemoryHistory;
  readonly budget: number;
}

/** The stacked timeline; also a slider that moves the cursor. */
export interface Chart {
  readonly element: HTMLElement;
  readonly picture: SVGSVGElement;
  show(state: ChartState): void;
  /** The colours of the blocks that are drawn, by the buffer's id. */
  colourOf(id: string): number | undefined;
}

const height = 132;

/** `reveal` is called with the place of a block's allocation, or of the line that was reached by the arrow keys. */
export function chart(reveal: (range: Range) => void): Chart {
  const parts = {
    blocks: svg("g", { class: "blocks" }),
    ghost: svg("path", { class: "ghost" }),
    baseline: svg("line", { class: "baseline" }),
    budget: svg("line", { class: "budget" }),
    cursor: svg("line", { class: "cursor" }),
    peak: svg("circle", { class: "peak-dot", r: 3 }),
    label: svg("text", { class: "peak-label" }),
    ticks: svg("g", { class: "ticks" }),
  };
  const picture = svg(
    "svg",
    { class: "timeline", role: "slider", tabindex: 0 },
    ...Object.values(parts),
  ) as SVGSVGElement;
  const tip = html("div", { class: "tip", "aria-hidden": "true", hidden: "" });
  const element = html("div", { class: "chart" }, picture, tip);
  let state: ChartState | undefined;
  let stack: Stack | undefined;
  let colours = new Map<string, number>();
  const draw = () => {
    const width = picture.clientWidth;
    if (!state || width === 0) return;
    stack = stackOf(state.history, state.values, width, height);
    colours = new Map(stack.shapes.map(({ block, colour }) => [block.id, colour]));
    update(picture, parts, state, stack, width);
  };
  new ResizeObserver(draw).observe(picture);
  picture.addEventListener("click", ({ offsetX, offsetY }) => {
    if (!stack || !state) return;
    const block = stack.blockAt(offsetX, offsetY);
    reveal(block ? block.created : lineRange(state.history.lines[stack.momentAt(offsetX)] ?? 1));
  });
  picture.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (!stack || !state) return;
    const block = stack.blockAt(offsetX, offsetY);
    mark(parts.blocks, block);
    showTip(tip, picture, tipText(state, stack, block, offsetX), offsetX);
  });
  picture.addEventListener("pointerleave", () => {
    tip.hidden = true;
    mark(parts.blocks, undefined);
  });
  picture.addEventListener("keydown", (event) => {
    const next = state && steps[event.key]?.(state.report);
    if (!state || next === undefined) return;
    event.preventDefault();
    reveal(lineRange(Math.min(Math.max(next, 1), state.report.lineCount)));
  });
  return {
    element,
    picture,
    show(next) {
      state = next;
      draw();
    },
    colourOf: (id) => colours.get(id),
  };
}

const lineRange = (line: number): Range => ({ line, col: 0, endLine: line, endCol: 0 });

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
  Record<"blocks" | "ghost" | "baseline" | "budget" | "cursor" | "peak" | "label" | "ticks", SVGElement>
>;

function update(picture: SVGSVGElement, parts: Parts, state: ChartState, stack: Stack, width: number): void {
  const { report, history, values, ghost, budget } = state;
  const moment = report.moment ?? -1;
  setAttributes(picture, {
    viewBox: `0 0 ${width} ${height}`,
    height,
    "aria-label": "Bytes alive while the program runs; arrow keys move the cursor by lines",
    "aria-valuemin": 1,
    "aria-valuemax": report.lineCount,
    "aria-valuenow": report.cursorLine,
    "aria-valuetext": `line ${report.cursorLine}, ${bytesText(stack.totals[moment] ?? 0)} alive`,
  });
  drawBlocks(parts.blocks, stack);
  setAttributes(parts.ghost, { d: ghost ? ghostPath(stack, history, ghost, values) : "" });
  setAttributes(parts.baseline, { x1: 0, x2: width, y1: stack.baseline, y2: stack.baseline });
  const isOver = stack.most > budget;
  setAttributes(parts.budget, {
    x1: 0,
    x2: width,
    y1: stack.yOf(budget),
    y2: stack.yOf(budget),
    visibility: isOver ? "visible" : "hidden",
  });
  const x = stack.xOf(moment);
  setAttributes(parts.cursor, { x1: x, x2: x, y1: 16, y2: stack.baseline });
  drawPeak(parts, stack, width);
  drawTicks(parts.ticks, stack);
}

function drawBlocks(group: SVGElement, { shapes, rest }: Stack): void {
  const all = [
    ...shapes.map(({ block, path, colour }) => ({
      path,
      style: `block c${colour} ${block.kind}`,
      id: block.id,
    })),
    ...(rest ? [{ path: rest, style: "block rest", id: "" }] : []),
  ];
  while (group.childElementCount > all.length) group.lastElementChild?.remove();
  while (group.childElementCount < all.length) group.append(svg("path"));
  for (const [i, { path, style, id }] of all.entries())
    setAttributes(group.children[i], { d: path, class: style, "data-block": id });
}

function drawPeak({ peak, label }: Parts, stack: Stack, width: number): void {
  const at = stack.peak;
  setAttributes(peak, { cx: at?.x ?? 0, cy: at?.y ?? 0, visibility: at ? "visible" : "hidden" });
  const text = at ? bytesText(at.bytes) : "";
  const half = text.length * 3.5;
  const x = Math.min(Math.max(at?.x ?? 0, half + 8), width - half - 8);
  setAttributes(label, { x, y: (at?.y ?? 0) - 7, "text-anchor": "middle" });
  setText(label, text);
}

function drawTicks(group: SVGElement, { ticks }: Stack): void {
  while (group.childElementCount > ticks.length) group.lastElementChild?.remove();
  while (group.childElementCount < ticks.length) group.append(svg("text", { class: "tick" }));
  for (const [i, { x, text }] of ticks.entries()) {
    setAttributes(group.children[i], { x, y: height - 4, "text-anchor": "middle" });
    setText(group.children[i], text);
  }
}

function mark(group: SVGElement, block: Block | undefined): void {
  for (const path of group.children)
    path.classList.toggle("marked", block !== undefined && path.getAttribute("data-block") === block.id);
}

/** What the pointer is over: the block, or the line and what is alive there. */
function tipText({ history, values }: ChartState, stack: Stack, block: Block | undefined, x: number): string {
  const moment = stack.momentAt(x);
  if (!block) return `line ${history.lines[moment] ?? 1}: ${bytesText(stack.totals[moment] ?? 0)} alive`;
  const form = block.dtype ? ` \u00b7 ${block.dtype}${block.shape ?? ""}` : "";
  return `${block.name}: ${sizeText(block, values)}${form} \u00b7 made on line ${block.created.line}`;
}

function showTip(tip: HTMLElement, picture: SVGSVGElement, text: string, x: number): void {
  tip.hidden = false;
  setText(tip, text);
  const left = Math.min(Math.max(x - tip.clientWidth / 2, 4), picture.clientWidth - tip.clientWidth - 4);
  tip.style.left = `${left}px`;
}
