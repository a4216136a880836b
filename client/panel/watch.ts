import { bytesText } from "../bytes.ts";
import { html, reconcile, setAttributes, setText } from "./dom.ts";
import type { Watched } from "./messages.ts";

/** Expressions that are evaluated at the cursor again and again. */
export interface WatchList {
  readonly element: HTMLElement;
  show(watched: readonly Watched[]): void;
}

/** `change` is called with all expressions when one was added or removed. */
export function watchList(change: (expressions: readonly string[]) => void): WatchList {
  const list = html("ul", { class: "watched" });
  const input = html("input", {
    type: "text",
    class: "field",
    placeholder: "Watch an expression, such as a.T.strides",
    "aria-label": "Expression to watch",
    spellcheck: "false",
  });
  const form = html("form", {}, input);
  const element = html("section", { "aria-label": "Watch" }, html("h2", {}, "Watch"), list, form);
  let expressions: readonly string[] = [];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const expression = input.value.trim();
    input.value = "";
    if (expression && !expressions.includes(expression)) change([...expressions, expression]);
  });
  list.addEventListener("click", ({ target }) => {
    const key = (target as Element).closest("button")?.closest<HTMLElement>("li")?.dataset.key;
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
            html(
              "button",
              { type: "button", class: "small", "aria-label": `Stop watching ${expression}` },
              "\u00d7",
            ),
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
