import type { Inspected, MemoryHistory, Range } from "../../server/protocol.ts";
import { chart } from "./chart.ts";
import { html, setText } from "./dom.ts";
import { jsonOf, pngOf, svgText } from "./export.ts";
import { fixList } from "./fixes.ts";
import { inspector } from "./inspector.ts";
import type { ArrayPlace, PanelMessage, PanelState, ToPanel } from "./messages.ts";
import { rowsOf, type Sort, summaryOf } from "./model.ts";
import { rowList } from "./rows.ts";
import { type Values, valuesFor } from "./sizes.ts";
import { sliders } from "./sliders.ts";
import { peakOf } from "./stack.ts";
import { tools } from "./tools.ts";
import { watchList } from "./watch.ts";

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
  readonly sort: Sort;
  readonly filter: string;
  readonly watched: readonly string[];
}

type Report = Extract<PanelState, { kind: "report" }>;

const vscode = acquireVsCodeApi();
const kept = vscode.getState() as Kept | undefined;
let state: PanelState = kept?.state ?? { kind: "starting" };
let values: Values = kept?.values ?? {};
let sort: Sort = kept?.sort ?? "size";
let filter = kept?.filter ?? "";
let watched = kept?.watched ?? [];
/** The array that is inspected, and what is known of it. */
let selected: ArrayPlace | undefined;
let inspected: Inspected | undefined;
/** The fix that is tried, and the memory after it. */
let tried: number | undefined;
let ghost: MemoryHistory | undefined;
let peakLine: number | undefined;

const send = (message: PanelMessage) => vscode.postMessage(message);
const reveal = (range: Range) => state.kind === "report" && send({ type: "reveal", file: state.file, range });
const goTo = (line: number) => reveal({ line, col: 0, endLine: line, endCol: 0 });

const parts = {
  live: html("strong", { class: "live" }),
  where: html("span", { class: "where" }),
  peak: html("button", { class: "peak", type: "button" }),
  formula: html("p", { class: "note formula" }),
  note: html("p", { class: "note" }),
  empty: html("p", { class: "message", role: "status" }),
  restart: html("button", { class: "action", type: "button" }, "Restart the server"),
  message: html("p", { class: "message", role: "status" }),
};
const timeline = chart(reveal);
const unknowns = sliders((next) => {
  values = next;
  show();
});
const fixes = fixList({ preview, apply, reveal: goTo });
const list = rowList(({ place, target }) => {
  reveal(target);
  inspect(place);
});
const details = inspector(reveal, () => inspect(undefined));
const watching = watchList((expressions) => {
  watched = expressions;
  send({ type: "watch", expressions });
  keep();
});
const bar = tools({
  sorted: (next) => {
    sort = next;
    show();
  },
  filtered: (next) => {
    filter = next;
    show();
  },
  save: (format) => void save(format),
});
const header = html("header", { class: "summary" }, html("p", {}, parts.live, " ", parts.where), parts.peak);
const sections = [unknowns, bar, list, details, fixes, watching].map(({ element }) => element);
const shown = html(
  "div",
  { class: "report" },
  html("h1", { class: "aside" }, "Memory of the arrays"),
  header,
  parts.formula,
  timeline.element,
  parts.note,
  parts.empty,
  ...sections,
);
const notice = html("div", { class: "notice" }, parts.message, parts.restart);
document.getElementById("panel")?.append(shown, notice);

parts.peak.addEventListener("click", () => peakLine !== undefined && goTo(peakLine));
parts.restart.addEventListener("click", () => send({ type: "restart" }));
window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => receive(data));

bar.set(sort, filter);
show();
send({ type: "ready" });
if (watched.length > 0) send({ type: "watch", expressions: watched });

function receive(message: ToPanel): void {
  if (message.type === "state") receiveState(message.state);
  else if (message.type === "inspected") {
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
  }
  state = next;
  if (next.kind === "report") watched = next.watched.map(({ expression }) => expression);
  if (selected) inspect(selected);
}

function inspect(place: ArrayPlace | undefined): void {
  selected = place;
  if (place) send({ type: "inspect", place, width: Math.max(220, shown.clientWidth - 24) });
  else inspected = undefined;
  show();
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

async function save(format: "svg" | "png" | "json"): Promise<void> {
  const content =
    format === "json"
      ? jsonOf(state)
      : format === "svg"
        ? svgText(timeline.picture)
        : await pngOf(timeline.picture);
  send({ type: "save", format, content });
}

function keep(): void {
  vscode.setState({ state, values, sort, filter, watched });
}

function show(): void {
  shown.hidden = state.kind !== "report";
  notice.hidden = state.kind === "report";
  parts.restart.hidden = state.kind !== "error";
  if (state.kind === "report") showReport(state);
  else setText(parts.message, messageOf(state));
  keep();
}

function messageOf(of: Exclude<PanelState, { kind: "report" }>): string {
  if (of.kind === "starting") return "ndlens is starting\u2026";
  if (of.kind === "idle") return "Open a Python file to see what its arrays do to memory.";
  return `ndlens has stopped: ${of.message}`;
}

function showReport(of: Report): void {
  const { report, history, budget } = of;
  values = history ? valuesFor(history.unknowns, values) : values;
  showSummary(of);
  const hasTimeline = history !== undefined && history.lines.length > 0;
  header.hidden = report.timeline.length === 0 && report.buffers.length === 0;
  timeline.element.hidden = !hasTimeline;
  if (hasTimeline) timeline.show({ report, history, values, ghost, budget });
  unknowns.element.hidden = !history;
  if (history) unknowns.show(history, values, budget);
  fixes.show(of.fixes, tried, {
    before: history && peakOf(history, values).bytes,
    after: ghost && peakOf(ghost, values).bytes,
  });
  bar.element.hidden = report.buffers.length === 0;
  const names = new Map(history?.blocks.map((block) => [block.id, block.name]));
  const rows = rowsOf(report, { sort, filter, values, former: (id) => names.get(id) });
  list.show(rows, timeline.colourOf, selected);
  const buffer = report.buffers.find(({ id }) => id === selected?.buffer);
  const row = rows.find(({ place }) => place.buffer === selected?.buffer && place.array === selected.array);
  details.show(row?.name ?? "array", inspected, buffer?.pinnedBy ?? []);
  watching.element.hidden = header.hidden;
  watching.show(of.watched);
}

function showSummary({ report, history }: Report): void {
  // Where sizes are formulas the peak moves with the sliders.
  const moved = report.peakBytes === undefined && history ? peakOf(history, values) : undefined;
  const summary = summaryOf(
    moved ? { ...report, peakBytes: moved.bytes, peakLine: moved.line ?? report.peakLine } : report,
    values,
  );
  peakLine = summary.peakLine;
  setText(parts.live, summary.live);
  setText(parts.where, summary.where);
  setText(parts.peak, `peak ${summary.peak}`);
  parts.peak.disabled = peakLine === undefined;
  const formula = report.liveBytes === undefined ? report.live?.formula : undefined;
  setText(parts.formula, formula ? `${formula} bytes` : "");
  parts.formula.hidden = !formula;
  setText(parts.note, summary.note ?? "");
  parts.note.hidden = !summary.note;
  setText(parts.empty, summary.empty ?? "");
  parts.empty.hidden = !summary.empty;
}
