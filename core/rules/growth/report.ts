import { formatBytes } from "../../ndarray/show.ts";
import type { EventOf } from "../../trace/event.ts";
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
    : "fill an array that is made once, or collect the parts in a list";
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

function amountText({ copied, rounds }: Growth): string {
  if (copied === undefined) return "n*n/2 parts copied in n rounds";
  return rounds === undefined
    ? `${formatBytes(copied)} or more copied`
    : `${formatBytes(copied)} copied in ${rounds} rounds`;
}

/** True for the results of one place that may be joined again. */
export function isJoining(event: EventOf<"alloc" | "unknown">, names: ReadonlySet<string>): boolean {
  return event.op.startsWith("numpy.") && names.has(event.op.slice("numpy.".length));
}
