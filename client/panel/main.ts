import type { Inspected, MemoryHistory, Range } from "../../server/protocol.ts";
import { lineText } from "../lines.ts";
import { say } from "../words.ts";
import { movedTo } from "./changes.ts";
import { chart } from "./chart.ts";
import { html, setText } from "./dom.ts";
import { jsonOf, pngOf, svgText } from "./export.ts";
import { fixList } from "./fixes.ts";
import { inspector } from "./inspector.ts";
import { latest } from "./latest.ts";
import type { ArrayPlace, PanelMessage, PanelState, ToPanel } from "./messages.ts";
import { countOf, rowsOf, type Sort } from "./model.ts";
import { type Order, rowList, rowsAtOnce } from "./rows.ts";
import { type Values, valuesFor } from "./sizes.ts";
import { sliders } from "./sliders.ts";
import { linesOf, type Span, spanSummary, spanText } from "./span.ts";
import { peakOf } from "./stack.ts";
import { summaryPart, usualBudget } from "./summary.ts";
import { type SaveFormat, saveButtons, tools } from "./tools.ts";
import { watchList } from "./watch.ts";
import { button } from "./widgets.ts";

/** What VS Code gives a webview's page. */
declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: Kept): void;
};

/** What outlives the page while it is hidden. */
interface Kept {
  readonly state: PanelState;
  readonly values: Values;
  readonly order: Order;
  readonly filter: string;
  readonly watched: readonly string[];
  readonly span?: Span;
  /** The headings of the parts that are folded up. */
  readonly folded: readonly string[];
}

type Report = Extract<PanelState, { kind: "report" }>;

const vscode = acquireVsCodeApi();
const kept = vscode.getState() as Partial<Kept> | undefined;
let state: PanelState = kept?.state ?? { kind: "starting" };
let values: Values = kept?.values ?? {};
let order: Order = kept?.order ?? { sort: "size", isReversed: false };
let filter = kept?.filter ?? "";
/** Most rows that are shown. */
let limit = rowsAtOnce;
/** Whether the extension has told the whole state since the page is there. */
let isTold = false;
let watched = kept?.watched ?? [];
let span = kept?.span;
let keeping: ReturnType<typeof setTimeout> | undefined;
/** The array that is inspected, and what is known of it. */
let selected: ArrayPlace | undefined;
let inspected: Inspected | undefined;
/** The fix that is tried, and the memory after it. */
let tried: number | undefined;
let ghost: MemoryHistory | undefined;

const namesOf = latest(
  (history: MemoryHistory | undefined) => new Map(history?.blocks.map((block) => [block.id, block.name])),
);

const rowsFor = latest(
  (
    { report, cells }: Pick<Report, "report" | "cells">,
    chosen: Order,
    wanted: string,
    at: Values,
    names: ReadonlyMap<string, string>,
    most: number,
  ) => {
    const former = (id: string) => names.get(id);
    const rows = rowsOf(report, { ...chosen, filter: wanted, values: at, former, cells, most });
    const total = wanted.trim() === "" ? countOf(report) : rows.length;
    return { rows: rows.slice(0, most), total };
  },
);

const send = (message: PanelMessage) => vscode.postMessage(message);
const reveal = (range: Range, selects?: boolean) =>
  state.kind === "report" && send({ type: "reveal", file: state.file, range, ...(selects && { selects }) });
const goTo = (line: number) => reveal({ line, col: 0, endLine: line, endCol: 0 });
const sortBy = (sort: Sort, isReversed: boolean) => {
  order = { sort, isReversed };
  bar.set(sort, filter);
  show();
};

const summary = summaryPart(reveal);
const timeline = chart({ reveal, select });
const spanNote = html("p", { class: "note span", role: "status" });
const unknowns = sliders((next) => {
  values = next;
  show();
});
const fixes = fixList({ preview, apply, reveal: goTo });
const list = rowList({
  chosen({ place, target }) {
    reveal(target);
    inspect(place);
  },
  sorted: (sort) => sortBy(sort, sort === order.sort && !order.isReversed),
  more() {
    limit += rowsAtOnce;
    show();
  },
});
const details = inspector(reveal, () => inspect(undefined));
const watching = watchList((expressions) => {
  watched = expressions;
  send({ type: "watch", expressions });
  keep();
});
const bar = tools({
  sorted: (sort) => sortBy(sort, false),
  filtered: (next) => {
    filter = next;
    show();
  },
});
const saving = saveButtons((format) => void save(format));
const progress = html("vscode-progress-bar", {
  class: "progress",
  "aria-label": say("Waiting for an answer"),
});
const shown = html(
  "div",
  { class: "report" },
  summary.element,
  timeline.element,
  spanNote,
  summary.empty,
  ...[unknowns, bar, list, details, fixes, watching].map(({ element }) => element),
  saving,
);
const message = html("p", { class: "message", role: "status" });
const restart = button(say("Restart the Server"), { class: "action" });
const output = button(say("Show Output"), { class: "action", secondary: "" });
const sample = button(say("Open a Sample File"), { class: "action" });
const notice = html("div", { class: "notice" }, message, restart, output, sample);
const heading = html("h1", { class: "aside" }, say("Memory of the arrays"));
document.getElementById("panel")?.append(heading, progress, shown, notice);

restart.addEventListener("click", () => send({ type: "restart" }));
output.addEventListener("click", () => send({ type: "output" }));
sample.addEventListener("click", () => send({ type: "sample" }));
window.addEventListener("pagehide", keepNow);
window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => receive(data));
foldAsKept();
bar.set(order.sort, filter);
progress.hidden = state.kind !== "starting";
show();
send({ type: "ready" });
if (watched.length > 0) send({ type: "watch", expressions: watched });

function receive(message: ToPanel): void {
  if (message.type === "busy") {
    progress.hidden = !message.isBusy;
    return;
  }
  if (message.type === "state") {
    isTold = true;
    receiveState(message.state);
  } else if (message.type === "moved") {
    // What was kept from before the page was hidden is not what the way begins at.
    if (isTold && state.kind === "report") receiveState(movedTo(state, message.moved));
  } else if (message.type === "inspected") {
    if (message.place.buffer !== selected?.buffer || message.place.array !== selected.array) return;
    inspected = message.inspected ?? undefined;
  } else if (message.fix === tried) ghost = message.history;
  show();
}

function receiveState(next: PanelState): void {
  const isSameText =
    next.kind === "report" &&
    state.kind === "report" &&
    next.file === state.file &&
    next.version === state.version;
  // What was asked about another text does not hold any more.
  if (!isSameText) {
    ghost = undefined;
    tried = undefined;
    selected = undefined;
    inspected = undefined;
    span = undefined;
  }
  state = next;
  progress.hidden = next.kind !== "starting";
  if (next.kind === "report") watched = next.watched.map(({ expression }) => expression);
  if (selected) inspect(selected);
}

function inspect(place: ArrayPlace | undefined): void {
  selected = place;
  if (place) send({ type: "inspect", place, width: Math.max(220, shown.clientWidth - 24) });
  else inspected = undefined;
  show();
}

function select(next: Span | undefined, isDone: boolean): void {
  span = next;
  show();
  if (next && isDone && state.kind === "report" && state.history) reveal(linesOf(state.history, next), true);
}

function preview(fix: number | undefined): void {
  tried = fix;
  ghost = undefined;
  if (fix !== undefined) send({ type: "preview", fix });
  show();
}

function apply(fix: number): void {
  if (state.kind === "report") send({ type: "apply", fix, version: state.version });
}

async function save(format: SaveFormat): Promise<void> {
  const content =
    format === "json"
      ? jsonOf(state)
      : format === "svg"
        ? svgText(timeline.pictures)
        : await pngOf(timeline.pictures);
  send({ type: "save", format, content });
}

function folds(): readonly HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.fold")];
}

/** Folds up the parts that were before the page was hidden, and keeps in mind what is folded from now on. */
function foldAsKept(): void {
  for (const part of folds()) {
    part.open = !kept?.folded?.includes(part.dataset.fold ?? "");
    part.addEventListener("toggle", keep);
  }
}

/** Keeps what the page shows, once it has come to rest: that takes longer than drawing it. */
function keep(): void {
  clearTimeout(keeping);
  keeping = setTimeout(keepNow, 200);
}

function keepNow(): void {
  const folded = folds()
    .filter(({ open }) => !open)
    .map(({ dataset }) => dataset.fold ?? "");
  vscode.setState({ state, values, order, filter, watched, span, folded });
}

function show(): void {
  shown.hidden = state.kind !== "report";
  notice.hidden = state.kind === "report";
  restart.hidden = state.kind !== "error";
  output.hidden = state.kind !== "error";
  sample.hidden = state.kind !== "idle";
  if (state.kind === "report") showReport(state);
  else setText(message, messageOf(state));
  keep();
}

function messageOf(of: Exclude<PanelState, { kind: "report" }>): string {
  if (of.kind === "starting") return say("ndlens is starting\u2026");
  if (of.kind === "idle") return say("Open a Python file to see what its arrays do to memory.");
  return say("ndlens has stopped: {0}", of.message);
}

function showReport(of: Report): void {
  const { report, history, cells } = of;
  const budget = report.budget ?? usualBudget;
  values = history ? sameOr(values, valuesFor(history.unknowns, values)) : values;
  summary.show(of, values);
  const hasTimeline = history !== undefined && history.lines.length > 0;
  timeline.element.hidden = !hasTimeline;
  if (hasTimeline) timeline.show({ report, history, values, ghost, budget, span, cells });
  showSpan(of);
  unknowns.element.hidden = !history;
  if (history) unknowns.show(history, values, budget);
  fixes.show(of.fixes, tried, {
    before: history && peakOf(history, values).bytes,
    after: ghost && peakOf(ghost, values).bytes,
  });
  showRows(of);
  watching.element.hidden = !hasTimeline && of.watched.length === 0;
  saving.hidden = !hasTimeline;
  watching.show(of.watched);
}

/** The former values where the next ones are the same, so that nothing that depends on them is done again. */
function sameOr(former: Values, next: Values): Values {
  const names = Object.keys(next);
  const isSame =
    names.length === Object.keys(former).length && names.every((name) => former[name] === next[name]);
  return isSame ? former : next;
}

function showRows(of: Report): void {
  const { report, history } = of;
  bar.element.hidden = report.buffers.length === 0;
  if (countOf(report) <= rowsAtOnce) limit = rowsAtOnce;
  const { rows, total } = rowsFor(of, order, filter, values, namesOf(history), limit);
  list.show(rows, total, timeline.colours, order, selected);
  const buffer = report.buffers.find(({ id }) => id === selected?.buffer);
  const row = rows.find(({ place }) => place.buffer === selected?.buffer && place.array === selected.array);
  details.show({ name: row?.name ?? say("array"), buffer, values }, inspected);
}

/** Says what happens to memory in the selected part of the run. */
function showSpan({ history, cells }: Report): void {
  spanNote.hidden = !span || !history;
  if (!span || !history) return;
  const { line, endLine } = linesOf(history, span);
  const first = lineText(line, cells);
  const last = endLine - 1;
  const where =
    last === line
      ? first
      : cells
        ? say("{0} to {1}", first, lineText(last, cells))
        : say("lines {0}\u2013{1}", line, last);
  const what = spanText(spanSummary(history, timeline.totals, values, span));
  setText(spanNote, say("Selected: {0}: {1}.", where, what));
}
