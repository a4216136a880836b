import { bytesText } from "../bytes.ts";
import { say } from "../words.ts";
import { html, reconcile, setAttributes, setText } from "./dom.ts";
import type { Watched } from "./messages.ts";
import { button, field, fold } from "./widgets.ts";

/** Expressions that are evaluated at the cursor again and again. */
export interface WatchList {
  readonly element: HTMLElement;
  show(watched: readonly Watched[]): void;
}

/** `change` is called with all expressions when one was added or removed. */
export function watchList(change: (expressions: readonly string[]) => void): WatchList {
  const list = html("ul", { class: "watched" });
  const input = field(say("Expression to watch"), say("Expression, such as a.T"));
  const form = html("form", {}, input);
  const element = fold("Watch", say("Watch"), list, form);
  let expressions: readonly string[] = [];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const expression = input.value.trim();
    input.value = "";
    if (expression && !expressions.includes(expression)) change([...expressions, expression]);
  });
  list.addEventListener("click", ({ target }) => {
    const key = (target as Element).closest("vscode-button")?.closest<HTMLElement>("li")?.dataset.key;
    if (key !== undefined) change(expressions.filter((expression) => expression !== key));
  });
  return {
    element,
    show(watched) {
      expressions = watched.map(({ expression }) => expression);
      reconcile(
        list,
        watched.map((one) => ({ ...one, key: one.expression })),
        ({ expression }) =>
          html(
            "li",
            {},
            html("code", {}, expression),
            button("\u00d7", { secondary: "", "aria-label": say("Stop watching {0}", expression) }),
            html("pre", { class: "value" }),
            html("span", { class: "note" }),
          ),
        (item, { value }) => {
          setText(item.children[2], value?.text ?? "\u2026");
          const size = value?.bytes === undefined ? "" : `, ${bytesText(value.bytes)}`;
          setText(item.children[3], value?.show ? value.show + size : "");
          setAttributes(item.children[3], { class: value?.show ? "note" : "note empty" });
        },
      );
    },
  };
}
