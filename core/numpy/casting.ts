import type { Casting } from "../ndarray/datetime/units.ts";
import { notKnown, raise } from "../ndarray/error.ts";
import type { Reader } from "./bind.ts";

/** The `casting` argument. */
export const casting: Reader<Casting> = {
  read: (value) => {
    const rule = value.t === "str" && value.v !== undefined ? value.v : notKnown("casting");
    if (isCasting(rule)) return rule;
    return raise(
      "ValueError",
      `casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe', 'same_value' (got '${rule}')`,
    );
  },
};

function isCasting(rule: string): rule is Casting {
  return ["no", "equiv", "safe", "same_kind", "unsafe"].includes(rule);
}
