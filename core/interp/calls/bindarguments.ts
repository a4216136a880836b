import { pyTuple, type Value } from "../../ndarray/value.ts";
import type { Arg } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import type { PyFunction } from "../classes/objects.ts";
import { bindName } from "../expressions/names.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { dictOfNames } from "./call.ts";
import { missingText, tooManyText } from "./wrongcalls.ts";

/** Gives a call's arguments to the parameters' names; the call then holds them. Raises Python's TypeError where they don't fit. */
export function bindArguments(machine: Machine, callee: PyFunction, given: CallArguments): void {
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = callee.def.args;
  const byPosition = [...posonlyargs, ...args];
  const named = new Map(given.named);
  const values = valuesFor(machine, callee, given.positional, named);
  const bind = (parameter: Arg) =>
    bindName(machine, parameter.arg, values.get(parameter) as Value, parameter, "param");
  byPosition.forEach(bind);
  if (vararg) bindOwned(machine, vararg, pyTuple(given.positional.slice(byPosition.length)));
  kwonlyargs.forEach(bind);
  if (kwarg) bindOwned(machine, kwarg, dictOfNames(named));
}

/** Returns what each parameter is given, in the order in which CPython asks; takes from `named` what a parameter has. */
function valuesFor(
  machine: Machine,
  callee: PyFunction,
  positional: readonly Value[],
  named: Map<string, Value>,
): ReadonlyMap<Arg, Value> {
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = callee.def.args;
  const byPosition = [...posonlyargs, ...args];
  const fail = (message: string) => machine.raise("TypeError", `${callee.qualname}() ${message}`);
  const values = new Map<Arg, Value>();
  byPosition.slice(0, positional.length).forEach((parameter, i) => {
    values.set(parameter, positional[i]);
  });
  for (const parameter of [...args, ...kwonlyargs]) {
    const value = named.get(parameter.arg);
    if (!value) continue;
    if (values.has(parameter)) fail(`got multiple values for argument '${parameter.arg}'`);
    named.delete(parameter.arg);
    values.set(parameter, value);
  }
  const [stranger] = kwarg ? [] : named.keys();
  if (stranger !== undefined) refuseName(stranger, posonlyargs, named, fail);
  if (positional.length > byPosition.length && !vararg) {
    const ofKeywords = kwonlyargs.filter((parameter) => values.has(parameter)).length;
    fail(tooManyText(byPosition.length, callee.defaults.length, positional.length, ofKeywords));
  }
  byPosition.forEach((parameter, i) => {
    const fallback = callee.defaults[i - (byPosition.length - callee.defaults.length)];
    if (fallback && !values.has(parameter)) values.set(parameter, fallback);
  });
  const missing = (parameters: readonly Arg[]) => parameters.filter((parameter) => !values.has(parameter));
  if (missing(byPosition).length > 0) fail(missingText("positional", missing(byPosition)));
  for (const parameter of missing(kwonlyargs)) {
    const fallback = callee.keywordDefaults.get(parameter.arg);
    if (fallback) values.set(parameter, fallback);
  }
  if (missing(kwonlyargs).length > 0) fail(missingText("keyword-only", missing(kwonlyargs)));
  return values;
}

/** No parameter takes an argument of this name. */
function refuseName(
  name: string,
  positionalOnly: readonly Arg[],
  named: ReadonlyMap<string, Value>,
  fail: (message: string) => never,
): never {
  const onlyByPosition = positionalOnly.filter(({ arg }) => named.has(arg)).map(({ arg }) => arg);
  if (onlyByPosition.length > 0)
    fail(`got some positional-only arguments passed as keyword arguments: '${onlyByPosition.join(", ")}'`);
  return fail(`got an unexpected keyword argument '${name}'`);
}

/** Binds a container that was made for the call, which holds its items. */
function bindOwned(machine: Machine, parameter: Arg, container: Value): void {
  const items =
    container.t === "tuple"
      ? container.items
      : container.t === "dict"
        ? [...(container.entries?.values() ?? [])].map((e) => e.value)
        : [];
  for (const item of items) retain(item);
  bindName(machine, parameter.arg, container, parameter, "param");
}
