import type { Buffer } from "../ndarray/buffer.ts";
import { allRules } from "../rules/all.ts";
import { check } from "../rules/check.ts";
import { buffersOf, isOperation, operandsOf } from "../trace/flow.ts";
import type { Analysis } from "./analysis.ts";
import { kept } from "./kept.ts";

/** Returns the memory that a loop reads or writes against its order, as the rules about access order (ND3) say. */
export const readAgainstOrder = kept(({ trace, settings }: Analysis): ReadonlySet<Buffer> => {
  const rules = allRules.filter(({ code }) => code.startsWith("ND3"));
  const found = new Set<Buffer>();
  for (const { event } of check(trace, rules, settings))
    if (isOperation(event))
      for (const array of operandsOf(event)) for (const buffer of buffersOf(array)) found.add(buffer);
  return found;
});
