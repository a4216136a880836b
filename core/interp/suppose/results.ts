import { arrayOfShape, arraySketchOf, freshShape } from "../../ndarray/sketch.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { lengthsOf } from "../assume/naming.ts";
import type { PyFunction } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { documentedResults, documentedTypes } from "../uncalled/docstrings.ts";
import { likelyOfType } from "./types.ts";
import { isOpen } from "./values.ts";

/**
 * Returns what a call of a function of the project's is likely to give, when running it has told nothing: what its documentation says
 * it returns. An array of no documented shape that is made of an array has as many axes.
 */
export function likelyResult(machine: Machine, callee: PyFunction, args: CallArguments, ran: Value): Value {
  if (!isOpen(ran)) return ran;
  const texts = documentedResults(callee.def);
  machine.reads(callee.def);
  const lengths = lengthsOf(machine, callee.name);
  if (texts.length > 1) return pyTuple(texts.map((text) => likelyOfType(text, lengths)));
  if (texts.length === 0) return ran;
  const said = likelyOfType(texts[0], lengths);
  const sketch = arraySketchOf(said);
  if (!sketch) return said.t === "unknown" && !said.sketch ? ran : said;
  if (sketch.shape) return said;
  const rank = rankOfFirst(callee, args);
  return rank === undefined
    ? said
    : arrayOfShape(freshShape(rank), sketch.dtype ?? arraySketchOf(ran)?.dtype);
}

/** How many axes the first argument has, where it is documented to be an array of no certain shape. */
function rankOfFirst({ def }: PyFunction, { positional }: CallArguments): number | undefined {
  const [first] = [...def.args.posonlyargs, ...def.args.args];
  const text = first && documentedTypes(def).get(first.arg);
  if (positional.length === 0 || text === undefined || !/array|image/i.test(text)) return undefined;
  return arraySketchOf(positional[0])?.shape?.length;
}
