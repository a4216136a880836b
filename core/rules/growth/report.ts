import { formatBytes } from "../../ndarray/show.ts";
import type { Report, Scene } from "../rule.ts";
import { collectFix } from "./collect.ts";
import { type Growth, growthOf, type Joining } from "./growing.ts";

/** Returns what to say of an array that grows at one place, `called` as its function is; undefined when it does not. */
export function growthReport(
  visits: readonly Joining[],
  { trace, module }: Pick<Scene<"alloc">, "trace" | "module">,
  called: string,
  join: ((list: string) => string) | undefined,
): Report | undefined {
  const growth = growthOf(module, visits);
  if (!growth) return undefined;
  const fix = join && collectFix(trace, module, visits, join);
  const advice = fix
    ? "collect the parts in a list and join them once"
    : (others.get(called) ?? "fill an array that is made once, or collect the parts in a list");
  return {
    message: `${amountText(growth)}: ${called} copies the whole array each time; ${advice}`,
    bytes: growth.copied,
    severity: growth.copied === undefined ? "information" : undefined,
    proof: [
      "each round's result is joined again in the next",
      ...(fix?.safe ? ["nothing else uses the array in the loop, and no part changes later"] : []),
    ],
    fix,
  };
}

const others: ReadonlyMap<string, string> = new Map([
  ["np.delete", "mark what is to go and drop it at once"],
  ["np.pad", "make the array large enough once"],
  ["np.resize", "make the array large enough once, or double it when it is full"],
]);

function amountText({ copied, rounds }: Growth): string {
  if (copied === undefined) return "n*n/2 parts copied in n rounds";
  return rounds === undefined
    ? `${formatBytes(copied)} or more copied`
    : `${formatBytes(copied)} copied in ${rounds} rounds`;
}

/** Returns the name of the joining function, "np.vstack" or "np.r_", that an operation is; undefined when it is none of `names`. */
export function joiningName({ op, ins }: Joining, names: ReadonlySet<string>): string | undefined {
  const [from] = ins;
  const name =
    op === "getitem" && from?.t === "object" ? (indexers.get(from.type) ?? "") : op.replace(/^numpy\./, "");
  return names.has(name) ? `np.${name}` : undefined;
}

const indexers: ReadonlyMap<string, string> = new Map([
  ["RClass", "r_"],
  ["CClass", "c_"],
]);
