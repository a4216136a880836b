import type { Range } from "../../server/protocol.ts";
import { chart } from "./chart.ts";
import { html, setText } from "./dom.ts";
import type { PanelMessage, PanelState } from "./messages.ts";
import { rowsOf, summaryOf } from "./model.ts";
import { rowList } from "./rows.ts";

/** What VS Code gives a webview's page. */
declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: PanelState): void;
};

const vscode = acquireVsCodeApi();
let file = "";

const reveal = (range: Range) => vscode.postMessage({ type: "reveal", file, range });
const goTo = (line: number) => reveal({ line, col: 0, endLine: line, endCol: 0 });

const parts = {
  live: html("strong", { class: "live" }),
  where: html("span", { class: "where" }),
  peak: html("button", { class: "peak", type: "button" }),
  note: html("p", { class: "note" }),
  empty: html("p", { class: "message", role: "status" }),
  restart: html("button", { class: "action", type: "button" }, "Restart the server"),
  message: html("p", { class: "message", role: "status" }),
};
const timeline = chart(goTo);
const rows = rowList(reveal);
const header = html("header", { class: "summary" }, html("p", {}, parts.live, " ", parts.where), parts.peak);
const shown = html(
  "div",
  { class: "report" },
  header,
  timeline.element,
  parts.note,
  parts.empty,
  rows.element,
);
const notice = html("div", { class: "notice" }, parts.message, parts.restart);
document.getElementById("panel")?.append(shown, notice);

let peakLine: number | undefined;
parts.peak.addEventListener("click", () => peakLine !== undefined && goTo(peakLine));
parts.restart.addEventListener("click", () => vscode.postMessage({ type: "restart" }));
window.addEventListener("message", ({ data }: MessageEvent<PanelState>) => {
  vscode.setState(data);
  show(data);
});

// The state of before a reload is there at once; the extension's answer follows.
show((vscode.getState() as PanelState | undefined) ?? { kind: "starting" });
vscode.postMessage({ type: "ready" });

function show(state: PanelState): void {
  shown.hidden = state.kind !== "report";
  notice.hidden = state.kind === "report";
  parts.restart.hidden = state.kind !== "error";
  if (state.kind === "report") showReport(state);
  else setText(parts.message, messageOf(state));
}

function messageOf(state: Exclude<PanelState, { kind: "report" }>): string {
  if (state.kind === "starting") return "ndlens is starting…";
  if (state.kind === "idle") return "Open a Python file to see what its arrays do to memory.";
  return `ndlens has stopped: ${state.message}`;
}

function showReport(state: Extract<PanelState, { kind: "report" }>): void {
  const summary = summaryOf(state.report);
  file = state.file;
  peakLine = summary.peakLine;
  setText(parts.live, summary.live);
  setText(parts.where, summary.where);
  setText(parts.peak, `peak ${summary.peak}`);
  parts.peak.disabled = peakLine === undefined;
  setText(parts.note, summary.note ?? "");
  parts.note.hidden = !summary.note;
  setText(parts.empty, summary.empty ?? "");
  parts.empty.hidden = !summary.empty;
  const hasTimeline = state.report.timeline.length > 0;
  header.hidden = !hasTimeline && state.report.buffers.length === 0;
  timeline.element.toggleAttribute("hidden", !hasTimeline);
  timeline.show(state.report);
  rows.show(rowsOf(state.report));
}
