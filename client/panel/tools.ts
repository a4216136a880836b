import { html } from "./dom.ts";
import type { Sort } from "./model.ts";

/** The row above the list: a filter, the order, and what saves the panel. */
export interface Tools {
  readonly element: HTMLElement;
  set(sort: Sort, filter: string): void;
}

export interface ToolActions {
  sorted(sort: Sort): void;
  filtered(filter: string): void;
  save(format: "svg" | "png" | "json"): void;
}

const orders: Readonly<Record<Sort, string>> = {
  size: "by size",
  name: "by name",
  line: "by line",
  dtype: "by dtype",
};

export function tools({ sorted, filtered, save }: ToolActions): Tools {
  const filter = html("input", {
    type: "search",
    class: "field",
    placeholder: "Filter",
    "aria-label": "Filter the arrays",
    spellcheck: "false",
  });
  const sort = html("select", { "aria-label": "Order of the arrays" });
  for (const [value, text] of Object.entries(orders)) sort.append(html("option", { value }, text));
  const saving = html("select", { "aria-label": "Save the panel as", class: "save" });
  saving.append(html("option", { value: "" }, "Save\u2026"));
  for (const format of ["svg", "png", "json"])
    saving.append(html("option", { value: format }, format.toUpperCase()));
  filter.addEventListener("input", () => filtered(filter.value));
  sort.addEventListener("change", () => sorted(sort.value as Sort));
  saving.addEventListener("change", () => {
    if (saving.value) save(saving.value as "svg" | "png" | "json");
    saving.value = "";
  });
  return {
    element: html("div", { class: "tools" }, filter, sort, saving),
    set(order, text) {
      sort.value = order;
      filter.value = text;
    },
  };
}
