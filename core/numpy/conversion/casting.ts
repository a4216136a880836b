import type { Casting } from "../../ndarray/datetime/units.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Reader } from "../calls/bind.ts";

/** The `casting` argument. */
export const casting: Reader<Casting> = readerOf("'no', 'equiv', 'safe', 'same_kind', 'unsafe'");

const ofCopies = readerOf("'no', 'equiv', 'safe', 'same_kind', 'unsafe', 'same_value'");

/** The `casting` argument of `astype`, which knows one rule more. */
export const astypeCasting: Reader<Casting | "same_value"> = {
  read: (value, context) =>
    value.t === "str" && value.v === "same_value" ? value.v : ofCopies.read(value, context),
};

function readerOf(choices: string): Reader<Casting> {
  return {
    read: (value) => {
      const rule = value.t === "str" && value.v !== undefined ? value.v : notKnown("casting");
      if (isCasting(rule)) return rule;
      if (choices.includes(`'${rule}'`)) return notKnown(`casting '${rule}'`);
      return raise("ValueError", `casting must be one of ${choices} (got '${rule}')`);
    },
  };
}

function isCasting(rule: string): rule is Casting {
  return ["no", "equiv", "safe", "same_kind", "unsafe"].includes(rule);
}
