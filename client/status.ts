import * as vscode from "vscode";
import type { MemoryHistory } from "../server/protocol.ts";
import { bytesOrUnknown } from "./bytes.ts";
import { lineText } from "./lines.ts";
import type { PanelState } from "./panel/messages.ts";
import { say } from "./words.ts";

/** The bytes alive at the cursor and the file's peak in the status bar; a click opens the panel. */
export interface StatusItem extends vscode.Disposable {
  show(state: PanelState): void;
}

export function statusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem("ndlens.memory", vscode.StatusBarAlignment.Right, 90);
  item.name = "ndlens: memory";
  item.command = "ndlens.showMemory";
  return {
    show(state) {
      const isWanted = vscode.workspace.getConfiguration("ndlens").get("statusBar") !== false;
      const content = isWanted ? contentOf(state) : undefined;
      if (!content) return item.hide();
      item.text = content.text;
      item.tooltip = content.tooltip;
      item.accessibilityInformation = { label: content.tooltip };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function contentOf(state: PanelState): { readonly text: string; readonly tooltip: string } | undefined {
  if (state.kind === "error") return { text: "$(warning) ndlens", tooltip: `ndlens: ${state.message}` };
  if (state.kind !== "report") return undefined;
  const { liveBytes, live: size, peakBytes, peakLine, cursorLine, timeline, buffers, note } = state.report;
  // A file of functions that it does not call itself takes nothing: there is nothing to say.
  const takesNothing = peakBytes === 0 && buffers.length === 0;
  if (takesNothing || (timeline.length === 0 && buffers.length === 0)) return undefined;
  const live = liveBytes === undefined && size?.formula ? `${size.formula} B` : bytesOrUnknown(liveBytes);
  const formula = state.history?.peakSize?.formula;
  const peak = peakBytes === undefined && formula ? `${formula} B` : bytesOrUnknown(peakBytes);
  const at = lineText(cursorLine, state.cells);
  const lines = [
    peakLine === undefined
      ? say("NumPy arrays: {0} alive on {1}, peak of the file {2}.", live, at, peak)
      : say(
          "NumPy arrays: {0} alive on {1}, peak of the file {2} on {3}.",
          live,
          at,
          peak,
          lineText(peakLine, state.cells),
        ),
    ...(note ? [note] : []),
    say("Click to see them."),
  ];
  return { text: `$(layers) ${shortText(live, peak, state.history)}`, tooltip: lines.join("\n") };
}

/** The status bar is narrow: of long formulas it says what they depend on, and they are in the tooltip. */
function shortText(live: string, peak: string, history: MemoryHistory | undefined): string {
  const names = history?.unknowns.filter(({ follows }) => !follows).map(({ name }) => name) ?? [];
  const depends =
    names.length > 3 ? say("depends on {0} sizes", names.length) : say("depends on {0}", names.join(", "));
  const short = (text: string) => (text.length > longest ? depends : text);
  return live.length > longest
    ? say("peak {0}", short(peak))
    : `${live} \u00b7 ${say("peak {0}", short(peak))}`;
}

/** Characters of a formula that the status bar has room for. */
const longest = 24;
