import { defaultLimits, setLimits } from "../../core/ndarray/limits.ts";
import { PyList, type Value } from "../../core/ndarray/value.ts";
import { attributeOf } from "../../core/numpy/attributes/attributes.ts";
import type { Context, File } from "../../core/numpy/context.ts";
import { getItem, setItem } from "../../core/numpy/items/items.ts";
import { rowOf } from "../../core/numpy/names/registry.ts";
import type { Effect } from "../../core/numpy/op.ts";
import "../../core/numpy/names/families.ts";
import { decode, effectFacts, type Json, plainContext } from "./facts.ts";

/** One step of a session as sessions.py writes it. */
export interface Step {
  readonly call?: string;
  readonly attribute?: string;
  readonly item?: number;
  readonly setitem?: number;
  readonly look?: number;
  readonly args: readonly Json[];
  readonly kwargs: { readonly [key: string]: Json };
  readonly gives: Json;
}

/** A context whose files are only those that the session writes. */
export function fileContext(): Context {
  const files = new Map<string, File>();
  return {
    ...plainContext(),
    files: { open: (path) => files.get(path) ?? "missing", write: (path, file) => files.set(path, file) },
  };
}

/** Runs a session and returns what each step gives. */
export function runSession(steps: readonly Step[], context: Context = fileContext()): Json[] {
  setLimits(defaultLimits());
  const results: Value[] = [];
  return steps.map((step) => {
    const args = step.args.map((arg) => argument(arg, results));
    const named = new Map(Object.entries(step.kwargs).map(([key, arg]) => [key, argument(arg, results)]));
    const effect = effectOf(step, args, named, context);
    results.push(effect && "value" in effect ? effect.value : { t: "unknown" });
    return withoutBuffers(effectFacts(effect));
  });
}

function effectOf(
  step: Step,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect | undefined {
  if (step.attribute) return attributeOf(args[0], step.attribute, context);
  if (step.item) return itemOf(args[0], args[1], context);
  if (step.setitem) return setItem(args[0], args[1], args[2], context);
  if (step.look) return { kind: "value", value: args[0] };
  return rowOf(step.call as string)?.call(args, named, context);
}

/** Items of plain lists and tuples are Python's own affair. */
function itemOf(of: Value, index: Value, context: Context): Effect | undefined {
  const items = of.t === "list" || of.t === "tuple" ? of.items : undefined;
  if (!items || index.t !== "int") return getItem(of, index, context);
  return { kind: "value", value: items[Number(index.v)] };
}

function argument(json: Json, results: readonly Value[]): Value {
  if (json !== null && typeof json === "object") {
    if ("ref" in json) return results[json.ref as number];
    if ("class" in json) return { t: "foreign", typeName: "type", className: json.class as string };
    if ("listof" in json) return new PyList((json.listof as Json[]).map((item) => argument(item, results)));
  }
  return decode(json);
}

/** Whether an array lies on an array or on some other object's memory is told by `owndata`; the base is not compared. */
function withoutBuffers(json: Json): Json {
  if (json === null || typeof json !== "object" || !("base" in json)) return json;
  const { base: _, ...rest } = json as { readonly [key: string]: Json };
  return rest;
}

/** True when the two answers agree; floats may differ by `tolerance`, relative. */
export function agrees(got: Json, want: Json, tolerance = 0, mayBeUnknown = false): boolean {
  if (typeof got === "number" && typeof want === "number")
    return got === want || Math.abs(got - want) <= tolerance * Math.max(Math.abs(got), Math.abs(want));
  if (isOpaque(got) && isOpaque(want)) return true;
  if (got === null || want === null || typeof got !== "object" || typeof want !== "object")
    return got === want;
  // Of a result of several arrays some may be known in part alone.
  if (mayBeUnknown && ("unknown" in got || ("other" in got && got.other === "unknown"))) return true;
  const a = Object.entries(got).filter(([key]) => key !== "base");
  const b = new Map(Object.entries(want).filter(([key]) => key !== "base"));
  const isClaimed = ([key, item]: [string, Json]) =>
    !(mayBeUnknown && item === null && /^values?$/.test(key));
  return (
    a.length === b.size &&
    a.every(
      (entry) =>
        !isClaimed(entry) ||
        (b.has(entry[0]) && agrees(entry[1], b.get(entry[0]) as Json, tolerance, mayBeUnknown)),
    )
  );
}

/** Objects of classes that have no facts of their own. */
function isOpaque(json: Json): boolean {
  if (json === null || typeof json !== "object") return false;
  return "other" in json || ("py" in json && json.py === "bytes");
}
