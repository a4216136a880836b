import type { Mutable } from "../../ndarray/mutable.ts";
import type { Value } from "../../ndarray/value.ts";
import { choiceOf } from "../../trace/choices.ts";
import { childrenOf } from "../../trace/refs.ts";
import { PyInstance } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";

/**
 * Marks the arrays that stand for what the rounds of a loop left, where several names have one of them, or something that is in it: each has
 * it from a round of its own; and all of them where nothing holds for every round. `changed` is all that the rounds change, `since` the
 * moment at which they began.
 */
export function markCarried(changed: Iterable<Mutable>, since: number, isSettled: boolean): void {
  const seen = new Set<unknown>(changed);
  const found = new Set<Value>();
  const see = (value: Value, isName: boolean): void => {
    if (value.t === "ndarray") {
      const { choice } = value;
      if (!choice || choice.born < since) return;
      const known = choiceOf(choice);
      if (known && (found.has(choice) || !isName || !isSettled)) known.isSpread = true;
      found.add(choice);
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    for (const child of childrenOf(value)) see(child, false);
  };
  for (const target of changed) {
    if (target instanceof Scope) for (const value of target.held()) see(value, true);
    else if (target instanceof PyInstance)
      for (const value of target.attrs.values()) see(value, !target.isMany);
    else for (const value of childrenOf(target as unknown as Value)) see(value, false);
  }
}
