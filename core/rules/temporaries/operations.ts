import type { Event } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";
import { makerOf, namesOnBuffer } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import { type Elementwise, isElementwiseEvent, sourcesOf } from "../expansion/elementwise.ts";
import { placeOf } from "./place.ts";
import { type Chain, chainOf, consumerOf, isIntermediate, isWasteful, spareOperands } from "./spent.ts";

/** Arrays that are made for one result, itself included, from which they are a chain. */
export const leastArrays = 3;

/** Returns how a final result is computed when some operation on the way wastes an array. */
export function wastefulChain(trace: Trace, event: Event): Chain | undefined {
  if (!isElementwiseEvent(event) || event.into || isIntermediate(trace, event)) return undefined;
  const next = consumerOf(trace, event.out);
  if (next && placeOf(trace, next)) return undefined;
  if (!meetsNamed(trace, event)) return undefined;
  const chain = chainOf(trace, event);
  return chain.wasteful.length > 0 && chain.made > chain.needed ? chain : undefined;
}

/** False where a result is made of nothing but new arrays, `np.arange(n) * 3 % 7`: that is how data are put up, once. */
function meetsNamed(trace: Trace, event: Elementwise): boolean {
  const spare = spareOperands(trace, event);
  return sourcesOf(event).some((source) => {
    if (!spare.includes(source)) return namesOnBuffer(trace, source.buffer, event.step).length > 0;
    const maker = makerOf(trace, source);
    if (maker && isElementwiseEvent(maker)) return meetsNamed(trace, maker);
    return maker !== undefined && operandsOf(maker).length > 0;
  });
}

/** True for an operation that wastes an array on the way to a result that is no chain: then it is told of by itself. */
export function isAloneOnItsWay(trace: Trace, event: Elementwise): boolean {
  if (!isWasteful(trace, event)) return false;
  const last = lastOf(trace, event);
  const chain = wastefulChain(trace, last);
  return chain !== undefined && chain.made < leastArrays;
}

/** The final result that an intermediate one goes into. */
function lastOf(trace: Trace, event: Elementwise): Elementwise {
  if (!isIntermediate(trace, event)) return event;
  const next = consumerOf(trace, event.out);
  return next && isElementwiseEvent(next) ? lastOf(trace, next) : event;
}

/** The sign of each operator, and the ufunc that does the same. */
const operators: Readonly<Record<string, readonly [sign: string, ufunc: string]>> = {
  Add: ["+", "add"],
  Sub: ["-", "subtract"],
  Mult: ["*", "multiply"],
  Div: ["/", "divide"],
  FloorDiv: ["//", "floor_divide"],
  Mod: ["%", "mod"],
  Pow: ["**", "power"],
  BitAnd: ["&", "bitwise_and"],
  BitOr: ["|", "bitwise_or"],
  BitXor: ["^", "bitwise_xor"],
};

/** Returns the ufunc behind an operator, which takes `out=`: "subtract" of "operator:Sub". */
export function ufuncOfOperator(op: string): string | undefined {
  return op.startsWith("operator:") ? operators[shortName(op)]?.[1] : undefined;
}

/** Returns what people call an operation: "np.sqrt()", "the operator -". */
export function operationName({ op }: Elementwise): string {
  const name = shortName(op);
  if (name === "absolute") return "np.abs()";
  if (!op.startsWith("operator:")) return op.startsWith("numpy.ndarray.") ? `${name}()` : `np.${name}()`;
  return `the operator ${operators[name]?.[0] ?? name}`;
}
