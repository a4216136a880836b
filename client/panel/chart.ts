import type { Block, CellPlace, MemoryHistory, MemoryReport, Range } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { lineText, shortLineText } from "../lines.ts";
import { say } from "../words.ts";
import { html, setAttributes, setText, svg } from "./dom.ts";
import { onPointer } from "./drag.ts";
import { sizeText, type Values } from "./sizes.ts";
import { between, type Span } from "./span.ts";
import { colours, ghostPath, type Shape, type Stack, stackOf } from "./stack.ts";

/** What the chart draws. */
export interface ChartState {
  readonly report: MemoryReport;
  readonly history: MemoryHistory;
  readonly values: Values;
  readonly ghost?: MemoryHistory;
  readonly budget: number;
  /** The selected part of the run. */
  readonly span?: Span;
  /** The cells of a notebook. */
  readonly cells?: readonly CellPlace[];
}

export interface ChartActions {
  /** Goes to a block's allocation, or to the line that was reached by the arrow keys. */
  reveal(range: Range): void;
  /** Selects a part of the run; `isDone` is false while the pointer still moves. */
  select(span: Span | undefined, isDone: boolean): void;
}

/** The stacked timeline; also a slider that moves the cursor. */
export interface Chart {
  readonly element: HTMLElement;
  /** What is drawn, from the ground up. */
  readonly pictures: readonly SVGSVGElement[];
  show(state: ChartState): void;
  /** The bytes alive at each moment, as drawn. */
  readonly totals: readonly number[];
  /** The colours of the blocks, by the buffer's id; the same object as long as they are the same. */
  readonly colours: ReadonlyMap<string, number>;
}

const height = 132;

export function chart(actions: ChartActions): Chart {
  const parts = {
    blocks: svg("g", { class: "blocks" }),
    marked: svg("path", {}),
    band: svg("rect", { class: "band" }),
    ghost: svg("path", { class: "ghost" }),
    baseline: svg("line", { class: "baseline" }),
    budget: svg("line", { class: "budget" }),
    cursor: svg("line", { class: "cursor" }),
    peak: svg("circle", { class: "peak-dot", r: 3 }),
    label: svg("text", { class: "peak-label" }),
    ticks: svg("g", { class: "ticks" }),
  };
  const { blocks, ...above } = parts;
  const picture = svg("svg", { class: "timeline", role: "slider", tabindex: 0 }, blocks) as SVGSVGElement;
  // What moves has a picture of its own, so that the blocks need not be painted again.
  const overlay = svg(
    "svg",
    { class: "overlay", "aria-hidden": "true" },
    ...Object.values(above),
  ) as SVGSVGElement;
  const tip = html("div", { class: "tip", "aria-hidden": "true", hidden: "" });
  const element = html("div", { class: "chart" }, picture, overlay, tip);
  let state: ChartState | undefined;
  let stack: Stack | undefined;
  let colourMap: ReadonlyMap<string, number> = new Map();
  /** What the stack was made of. */
  let drawn: { readonly history: MemoryHistory; readonly values: Values; readonly width: number } | undefined;
  /** Asked for only when it changes: where a text has changed before, the browser would lay out the whole page to answer. */
  let width = 0;
  const draw = () => {
    width ||= picture.clientWidth;
    if (!state || width === 0) return;
    const { history, values } = state;
    if (!stack || drawn?.history !== history || drawn.values !== values || drawn.width !== width) {
      if (drawn?.history !== history)
        colourMap = new Map(history.blocks.map(({ id }, i) => [id, i % colours]));
      stack = stackOf(history, values, width, height);
      drawn = { history, values, width };
      drawBlocks(parts.blocks, stack);
      mark(parts.marked, stack, undefined);
    }
    update(picture, overlay, parts, state, stack, width);
  };
  new ResizeObserver(() => {
    width = picture.clientWidth;
    draw();
  }).observe(picture);
  onPointer(picture, {
    clicked({ offsetX, offsetY }) {
      if (!stack || !state) return;
      if (state.span) actions.select(undefined, true);
      const block = stack.blockAt(offsetX, offsetY);
      actions.reveal(block ? block.created : lineRange(state.history.lines[stack.momentAt(offsetX)] ?? 1));
    },
    dragged(from, to, isDone) {
      if (stack) actions.select(between(stack.momentAt(from), stack.momentAt(to)), isDone);
    },
  });
  picture.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (!stack || !state) return;
    const block = stack.blockAt(offsetX, offsetY);
    mark(parts.marked, stack, block);
    showTip(tip, picture, tipText(state, stack, block, offsetX), offsetX);
  });
  picture.addEventListener("pointerleave", () => {
    tip.hidden = true;
    if (stack) mark(parts.marked, stack, undefined);
  });
  picture.addEventListener("keydown", (event) => {
    if (state && onKey(event, state, actions)) event.preventDefault();
  });
  return {
    element,
    pictures: [picture, overlay],
    show(next) {
      state = next;
      draw();
    },
    get totals() {
      return stack?.totals ?? [];
    },
    get colours() {
      return colourMap;
    },
  };
}

/** Moves the cursor by lines, with the shift key the end of the selection by moments; true where the key does something here. */
function onKey(
  { key, shiftKey }: KeyboardEvent,
  state: ChartState,
  { reveal, select }: ChartActions,
): boolean {
  const { report, history, span } = state;
  const last = history.lines.length - 1;
  const way = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (key === "Escape" && span) select(undefined, true);
  else if (shiftKey && way !== 0 && last >= 0) {
    const at = Math.min(Math.max(report.moment ?? 0, 0), last);
    const end = Math.min(Math.max((span?.to ?? at) + way, span?.from ?? at), last);
    select(span ? between(span.from, end) : between(at, at), true);
  } else {
    const next = steps[key]?.(report);
    if (next === undefined) return false;
    reveal(lineRange(Math.min(Math.max(next, 1), report.lineCount)));
  }
  return true;
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
  Record<
    "blocks" | "marked" | "band" | "ghost" | "baseline" | "budget" | "cursor" | "peak" | "label" | "ticks",
    SVGElement
  >
>;

function update(
  picture: SVGSVGElement,
  overlay: SVGSVGElement,
  parts: Parts,
  state: ChartState,
  stack: Stack,
  width: number,
): void {
  const { report, history, values, ghost, budget } = state;
  const moment = report.moment ?? -1;
  for (const one of [picture, overlay]) setAttributes(one, { viewBox: `0 0 ${width} ${height}`, height });
  setAttributes(picture, {
    "aria-label": say(
      "Bytes alive while the program runs; arrow keys move the cursor by lines, with the shift key they select a part of the run",
    ),
    "aria-valuemin": 1,
    "aria-valuemax": report.lineCount,
    "aria-valuenow": report.cursorLine,
    "aria-valuetext": say(
      "{0}, {1} alive",
      lineText(report.cursorLine, state.cells),
      bytesText(stack.totals[moment] ?? 0),
    ),
  });
  drawBand(parts.band, state.span, stack);
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
  drawTicks(parts.ticks, stack, state.cells);
}

function drawBand(band: SVGElement, span: Span | undefined, stack: Stack): void {
  const left = span ? stack.edgeOf(span.from) : 0;
  const right = span ? stack.edgeOf(span.to + 1) : 0;
  setAttributes(band, {
    x: left,
    y: 16,
    width: Math.max(0, right - left),
    height: stack.baseline - 16,
    visibility: span ? "visible" : "hidden",
  });
}

function drawBlocks(group: SVGElement, { shapes, rest }: Stack): void {
  const all = [
    ...(rest ? [{ path: rest, style: "block rest" }] : []),
    ...shapes.map((shape) => ({ path: shape.path, style: styleOf(shape) })),
  ];
  while (group.childElementCount > all.length) group.lastElementChild?.remove();
  while (group.childElementCount < all.length) group.append(svg("path"));
  for (const [i, { path, style }] of all.entries())
    setAttributes(group.children[i], { d: path, class: style });
}

const styleOf = ({ block, colour }: Shape) => `block c${colour} ${block.kind}`;

function drawPeak({ peak, label }: Parts, stack: Stack, width: number): void {
  const at = stack.peak;
  setAttributes(peak, { cx: at?.x ?? 0, cy: at?.y ?? 0, visibility: at ? "visible" : "hidden" });
  const text = at ? bytesText(at.bytes) : "";
  const half = text.length * 3.5;
  const x = Math.min(Math.max(at?.x ?? 0, half + 8), width - half - 8);
  setAttributes(label, { x, y: (at?.y ?? 0) - 7, "text-anchor": "middle" });
  setText(label, text);
}

function drawTicks(group: SVGElement, { ticks }: Stack, cells: ChartState["cells"]): void {
  while (group.childElementCount > ticks.length) group.lastElementChild?.remove();
  while (group.childElementCount < ticks.length) group.append(svg("text", { class: "tick" }));
  for (const [i, { x, line }] of ticks.entries()) {
    setAttributes(group.children[i], { x, y: height - 4, "text-anchor": "middle" });
    setText(group.children[i], shortLineText(line, cells));
  }
}

/** Draws the block under the pointer once more, so that it stands out. */
function mark(marked: SVGElement, { shapes }: Stack, block: Block | undefined): void {
  const shape = block && shapes.find((one) => one.block === block);
  setAttributes(marked, shape ? { d: shape.path, class: `${styleOf(shape)} marked` } : { d: "", class: "" });
}

/** What the pointer is over: the block, or the line and what is alive there. */
function tipText(
  { history, values, cells }: ChartState,
  stack: Stack,
  block: Block | undefined,
  x: number,
): string {
  const moment = stack.momentAt(x);
  if (!block)
    return say(
      "{0}: {1} alive",
      lineText(history.lines[moment] ?? 1, cells),
      bytesText(stack.totals[moment] ?? 0),
    );
  const form = block.dtype ? ` \u00b7 ${block.dtype}${block.shape ?? ""}` : "";
  return `${block.name}: ${sizeText(block, values)}${form} \u00b7 ${say("made on {0}", lineText(block.created.line, cells))}`;
}

function showTip(tip: HTMLElement, picture: SVGSVGElement, text: string, x: number): void {
  tip.hidden = false;
  setText(tip, text);
  const left = Math.min(Math.max(x - tip.clientWidth / 2, 4), picture.clientWidth - tip.clientWidth - 4);
  tip.style.left = `${left}px`;
}
