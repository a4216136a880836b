import { say } from "../words.ts";
import { html } from "./dom.ts";
import type { Sort } from "./model.ts";
import { button, choice, field } from "./widgets.ts";

/** The row above the list: a filter and the order. */
export interface Tools {
  readonly element: HTMLElement;
  set(sort: Sort, filter: string): void;
}

export interface ToolActions {
  sorted(sort: Sort): void;
  filtered(filter: string): void;
}

const orders: Readonly<Record<Sort, string>> = {
  size: say("by size"),
  name: say("by name"),
  line: say("by line"),
  dtype: say("by dtype"),
  order: say("by order"),
};

export function tools({ sorted, filtered }: ToolActions): Tools {
  const filter = field(say("Filter the arrays"), say("Filter"));
  const sort = choice(say("Order of the arrays"), orders);
  filter.addEventListener("input", () => filtered(filter.value));
  sort.addEventListener("change", () => sorted(sort.value as Sort));
  return {
    element: html("div", { class: "tools" }, filter, sort),
    set(order, text) {
      sort.value = order;
      if (filter.value !== text) filter.value = text;
    },
  };
}

/** What the panel can be saved as. */
export type SaveFormat = "svg" | "png" | "json";

/** The buttons that save what the panel shows. */
export function saveButtons(save: (format: SaveFormat) => void): HTMLElement {
  const formats: readonly SaveFormat[] = ["svg", "png", "json"];
  const buttons = formats.map((format) => {
    const one = button(format.toUpperCase(), {
      secondary: "",
      class: "save",
      "aria-label": say("Save as {0}", format.toUpperCase()),
    });
    one.addEventListener("click", () => save(format));
    return one;
  });
  return html("footer", { class: "saving" }, html("span", {}, say("Save")), ...buttons);
}
