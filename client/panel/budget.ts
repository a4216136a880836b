import { bytesText } from "../bytes.ts";
import { say } from "../words.ts";
import { html, setAttributes, setText } from "./dom.ts";

/** What a budget is compared with. */
export interface Spending {
  /** Bytes alive at the cursor; undefined when not known. */
  readonly live: number | undefined;
  readonly peak: number | undefined;
  readonly budget: number;
  /** False where nobody has set one, and it is what a machine commonly has. */
  readonly isSet: boolean;
}

/** A bar from nothing to the budget: filled as far as the arrays at the cursor, with a mark at the peak. */
export interface BudgetBar {
  readonly element: HTMLElement;
  show(spending: Spending): void;
}

export function budgetBar(): BudgetBar {
  const live = html("span", { class: "gauge-live" });
  const peak = html("span", { class: "gauge-peak" });
  const gauge = html(
    "div",
    { class: "gauge", role: "meter", "aria-label": say("Memory budget") },
    live,
    peak,
  );
  const text = html("p", { class: "gauge-text" });
  const element = html("div", { class: "budget-bar" }, gauge, text);
  return {
    element,
    show(spending) {
      const { budget } = spending;
      const words = budgetText(spending);
      const isOver = (spending.peak ?? 0) > budget;
      setAttributes(gauge, {
        "aria-valuemin": 0,
        "aria-valuemax": budget,
        "aria-valuenow": Math.min(spending.peak ?? 0, budget),
        "aria-valuetext": words,
      });
      setAttributes(element, {
        class: isOver ? "budget-bar over" : "budget-bar",
        title: spending.isSet
          ? say("The budget of this file")
          : say("No budget is set: write `# ndlens: peak < 2 GiB` into the file, or set ndlens.memoryBudget"),
      });
      live.style.width = `${100 * shareOf(spending.live, budget)}%`;
      peak.style.left = `${100 * shareOf(spending.peak, budget)}%`;
      peak.hidden = spending.peak === undefined;
      setText(text, words);
    },
  };
}

const shareOf = (bytes: number | undefined, budget: number) => Math.min(1, Math.max(0, bytes ?? 0) / budget);

/** "2% of 16 GB at the peak", "850 MB over the budget of 2.15 GB at the peak". */
export function budgetText({ peak, budget, isSet }: Spending): string {
  const whole = isSet ? say("the budget of {0}", bytesText(budget)) : bytesText(budget);
  if (peak === undefined) return say("the peak is not known, of {0}", whole);
  if (peak > budget) return say("{0} over {1} at the peak", bytesText(peak - budget), whole);
  const percent = (100 * peak) / budget;
  const share = percent === 0 ? "0%" : percent < 1 ? say("less than 1%") : `${Math.round(percent)}%`;
  return say("{0} of {1} at the peak", share, whole);
}
