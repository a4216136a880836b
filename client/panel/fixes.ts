import type { OfferedFix } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { say } from "../words.ts";
import { html, reconcile, setAttributes, setText } from "./dom.ts";
import { button, fold } from "./widgets.ts";

/** The fixes of the file: each can be tried on the timeline, and applied. */
export interface Fixes {
  readonly element: HTMLElement;
  /** `peaks` are those before and after the fix that is tried, where they are known. */
  show(
    fixes: readonly OfferedFix[],
    tried: number | undefined,
    peaks: { before?: number; after?: number },
  ): void;
}

export interface FixActions {
  /** Tries a fix; undefined ends the trial. */
  preview(fix: number | undefined): void;
  apply(fix: number): void;
  reveal(line: number): void;
}

export function fixList({ preview, apply, reveal }: FixActions): Fixes {
  const list = html("ul", { class: "fixes" });
  const result = html("p", { class: "note", role: "status" });
  const element = fold("Fixes", say("Fixes"), list, result);
  list.addEventListener("click", ({ target }) => {
    const pressed = (target as Element).closest<HTMLElement>("button, vscode-button");
    const fix = Number(pressed?.closest<HTMLElement>("li")?.dataset.key);
    if (!pressed || Number.isNaN(fix)) return;
    if (pressed.classList.contains("try"))
      preview(pressed.getAttribute("aria-pressed") === "true" ? undefined : fix);
    else if (pressed.classList.contains("apply")) apply(fix);
    else reveal(Number(pressed.dataset.line));
  });
  return {
    element,
    show(fixes, tried, { before, after }) {
      element.hidden = fixes.length === 0;
      const items = fixes.map((fix, index) => ({ ...fix, key: `${index}`, isTried: index === tried }));
      reconcile(list, items, makeFix, updateFix);
      const saved = before !== undefined && after !== undefined ? before - after : undefined;
      setText(result, tried === undefined || saved === undefined ? "" : savedText(saved, after ?? 0));
      result.hidden = result.textContent === "";
    },
  };
}

const savedText = (saved: number, after: number) =>
  saved === 0
    ? say("The peak stays at {0}: another line is the highest.", bytesText(after))
    : saved > 0
      ? say("Peak {0} after the fix, {1} less.", bytesText(after), bytesText(saved))
      : say("Peak {0} after the fix, {1} more.", bytesText(after), bytesText(-saved));

function makeFix(): HTMLElement {
  return html(
    "li",
    {},
    html("span", {}, html("button", { type: "button", class: "link" }), " ", html("span", { class: "at" })),
    html(
      "span",
      { class: "buttons" },
      button(say("Preview"), { secondary: "", class: "try" }),
      button(say("Apply"), { secondary: "", class: "apply" }),
    ),
  );
}

function updateFix(item: HTMLElement, fix: OfferedFix & { readonly isTried: boolean }): void {
  const [what, buttons] = item.children;
  const [link, at] = what.children;
  const [preview, apply] = buttons.children;
  setText(link, fix.safe ? fix.title : say("{0} (changes more than memory)", fix.title));
  setAttributes(link, { title: say("Line {0}: {1}", fix.line, fix.message), "data-line": `${fix.line}` });
  setText(at, say("line {0}", fix.line));
  setAttributes(preview, {
    "aria-pressed": `${fix.isTried}`,
    "aria-label": say("Preview the memory after: {0}, line {1}", fix.title, fix.line),
  });
  setAttributes(apply, { "aria-label": say("Apply: {0}, line {1}", fix.title, fix.line) });
}
