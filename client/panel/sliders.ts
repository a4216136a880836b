import type { MemoryHistory, Unknown } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { say } from "../words.ts";
import { html, reconcile, setAttributes, setText } from "./dom.ts";
import { mostThatFits, positionOf, type Values, valueAt, within } from "./sizes.ts";
import { fold } from "./widgets.ts";

/** One slider for each unknown that sizes depend on. */
export interface Sliders {
  readonly element: HTMLElement;
  show(history: MemoryHistory, values: Values, budget: number): void;
}

/** `change` is called with the values when one was moved. */
export function sliders(change: (values: Values) => void): Sliders {
  const list = html("div", { class: "sliders" });
  const element = fold("What if", say("What if"), list);
  let known: readonly Unknown[] = [];
  let values: Values = {};
  const set = (name: string, value: number) => {
    values = { ...values, [name]: value };
    change(values);
  };
  list.addEventListener("input", ({ target }) => {
    const input = target as HTMLInputElement;
    const unknown = known.find(({ name }) => name === input.closest<HTMLElement>(".slider")?.dataset.key);
    if (!unknown || input.value === "") return;
    set(
      unknown.name,
      input.type === "range" ? valueAt(Number(input.value), unknown) : within(Number(input.value), unknown),
    );
  });
  return {
    element,
    show({ unknowns, peakSize }, next, budget) {
      known = unknowns.filter(({ follows }) => !follows);
      values = next;
      element.hidden = known.length === 0;
      reconcile(
        list,
        known.map((unknown) => ({ ...unknown, key: unknown.name })),
        makeSlider,
        (slider, unknown) => {
          const most = peakSize && mostThatFits(peakSize, unknown.name, unknowns, values, budget);
          updateSlider(slider, unknown, values, fitText(unknown.name, most, budget));
        },
      );
    },
  };
}

function makeSlider({ name }: Unknown): HTMLElement {
  return html(
    "div",
    { class: "slider" },
    html(
      "label",
      {},
      html("code", { title: name }, name),
      html("input", { type: "range", min: "0", max: "1000", step: "1" }),
    ),
    html("input", { type: "number", min: "0", step: "1", "aria-label": say("Value of {0}", name) }),
    html("span", { class: "fits" }),
  );
}

function updateSlider(slider: HTMLElement, unknown: Unknown, values: Values, fits: string): void {
  const [label, number, text] = slider.children;
  const range = label.lastElementChild as HTMLInputElement;
  const value = values[unknown.name];
  const position = `${Math.round(positionOf(value, unknown))}`;
  if (document.activeElement !== range && range.value !== position) range.value = position;
  setAttributes(range, { "aria-valuetext": value.toLocaleString("en-US") });
  if (document.activeElement !== number) (number as HTMLInputElement).value = `${value}`;
  setText(text, fits);
}

function fitText(name: string, most: number | undefined, budget: number): string {
  if (most === undefined) return "";
  return say("fits in {0} up to {1} = {2}", bytesText(budget), name, most.toLocaleString("en-US"));
}
