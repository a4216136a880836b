import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { formatted } from "../files/percent.ts";

/** Returns `str` of a poly1d with these real coefficients: powers are raised into the line above. */
export function polynomialText(coefficients: readonly number[], variable: string): string | undefined {
  const first = coefficients.findIndex((coefficient) => coefficient !== 0);
  if (first < 0) return raised("0");
  const shown = coefficients.slice(first);
  let text = "0";
  for (const [k, coefficient] of shown.entries()) {
    const digits = formatted("%.4g", [coefficient], float64);
    if (digits === undefined) return undefined;
    const term = termText(digits, shown.length - 1 - k, variable);
    if (k === 0) text = digits === "0" && shown.length === 1 ? "0" : term;
    else if (term !== "") text += term.startsWith("-") ? ` - ${term.slice(1)}` : ` + ${term}`;
  }
  return raised(text);
}

function termText(digits: string, power: number, variable: string): string {
  if (digits === "0") return "";
  if (power === 0) return digits;
  return power === 1 ? `${digits} ${variable}` : `${digits} ${variable}**${power}`;
}

const width = 70;

/** Moves powers one line up, and breaks lines that grow too long. */
function raised(text: string): string {
  let [above, below, output] = ["", "", " "];
  let from = 0;
  for (const match of text.matchAll(/\*\*([0-9]*)/g)) {
    const part = text.slice(from, match.index);
    const power = match[1];
    from = match.index + match[0].length;
    const addBelow = part + " ".repeat(Math.max(0, power.length - 1));
    const addAbove = " ".repeat(Math.max(0, part.length - 1)) + power;
    if (below.length + addBelow.length > width || above.length + addAbove.length > width) {
      output += `${above}\n${below}\n `;
      above = addAbove;
      below = addBelow;
    } else {
      below += addBelow;
      above += addAbove;
    }
  }
  return `${output}${above}\n${below}${text.slice(from)}`;
}
