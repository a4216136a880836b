import { unknown, type Value } from "../../../ndarray/value.ts";
import type { Machine } from "../../machine.ts";
import type { Methods } from "../methods.ts";
import {
  listOfTexts,
  method,
  optional,
  someTexts,
  text,
  textOrNone,
  tupleOfTexts,
  whole,
} from "./textcall.ts";
import { isSpace, linesOf } from "./textspace.ts";

const limits = [optional(textOrNone, null, "sep"), optional(whole, -1, "maxsplit")] as const;

/** Methods of str that take a text apart. */
export const splittingMethods: Methods = {
  split: method(limits, someTexts, (of, [by, most], machine) => {
    if (by === "") return emptySeparator(machine);
    return listOfTexts(by === null ? words(of, most) : limited(of.split(by), most, by));
  }),
  rsplit: method(limits, someTexts, (of, [by, most], machine) => {
    if (by === "") return emptySeparator(machine);
    if (by === null) return listOfTexts(turnedAll(words(turned(of), most)));
    return listOfTexts(turnedAll(limited(turned(of).split(turned(by)), most, turned(by))));
  }),
  splitlines: method([optional({ read: flag }, false, "keepends")], someTexts, (of, [keeps]) =>
    listOfTexts(linesOf(of).map(([line, end]) => (keeps ? line + end : line))),
  ),
  partition: method(
    [text],
    () => unknown,
    (of, [by], machine) => {
      if (by === "") return emptySeparator(machine);
      const at = of.indexOf(by);
      return tupleOfTexts(at < 0 ? [of, "", ""] : [of.slice(0, at), by, of.slice(at + by.length)]);
    },
  ),
  rpartition: method(
    [text],
    () => unknown,
    (of, [by], machine) => {
      if (by === "") return emptySeparator(machine);
      const at = of.lastIndexOf(by);
      return tupleOfTexts(at < 0 ? ["", "", of] : [of.slice(0, at), by, of.slice(at + by.length)]);
    },
  ),
};

const emptySeparator = (machine: Machine) => machine.raise("ValueError", "empty separator");

function flag(value: Value): boolean | undefined {
  if (value.t === "bool") return value.v;
  return value.t === "int" && typeof value.v === "number" ? value.v !== 0 : undefined;
}

function limited(pieces: readonly string[], most: number, by: string): readonly string[] {
  if (most < 0 || pieces.length <= most + 1) return pieces;
  return [...pieces.slice(0, most), pieces.slice(most).join(by)];
}

/** The pieces between white space, of which none is empty; what is behind the last split keeps its end. */
function words(of: string, most: number): readonly string[] {
  const found: string[] = [];
  let at = 0;
  const skip = (wanted: boolean) => {
    while (at < of.length && isSpace(of[at]) === wanted) at++;
  };
  for (skip(true); at < of.length; skip(true)) {
    if (most >= 0 && found.length === most) return [...found, of.slice(at)];
    const start = at;
    skip(false);
    found.push(of.slice(start, at));
  }
  return found;
}

/** The text from its end to its beginning: what is split from the right is split from the left there. */
const turned = (of: string) => of.split("").reverse().join("");
const turnedAll = (pieces: readonly string[]) => pieces.map(turned).reverse();
