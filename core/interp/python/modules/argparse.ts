import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { anyFloat, none, PyList, pyBool, pyInt, pyStr, type Value } from "../../../ndarray/value.ts";
import type { Node } from "../../../syntax/ast.ts";
import { retain } from "../../../trace/refs.ts";
import { callValue } from "../../calls/call.ts";
import { Builtin, PyClass, PyInstance, PyObject } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";

interface Option {
  readonly name: string;
  readonly flags: readonly string[];
  readonly action: string;
  /** "?", "*", "+", a number as text, or "" for one value. */
  readonly nargs: string;
  readonly type: Value | undefined;
  readonly constant: Value | undefined;
  /** What the option is when the command line does not give it; undefined for one that must be given. */
  readonly fallback: Value | undefined;
}

const namespace = new PyClass("Namespace", [], [], true);

/** An ArgumentParser. A command line that the program does not say itself is not known, nor is what it gives. */
export class Parser extends PyObject {
  readonly typeName = "ArgumentParser";
  private readonly options: Option[] = [];
  /** Set once something was asked for that is not followed. */
  private isLost = false;

  held(): Iterable<Value> {
    return this.options.flatMap(({ fallback, type }) => [fallback, type].filter((one) => one !== undefined));
  }

  /** Returns a method of the parser; undefined when it has none of that name that is known. */
  method(name: string): Value | undefined {
    if (name === "add_argument") return new Builtin(name, (_, args) => this.add(args));
    if (name === "parse_args") return new Builtin(name, (machine, args) => this.parse(machine, args));
    if (name === "add_argument_group" || name === "add_mutually_exclusive_group")
      return new Builtin(name, () => this);
    this.isLost = true;
    return undefined;
  }

  private add({ positional, named }: CallArguments): Value {
    const flags = positional.map(exactText);
    const long = flags.find((flag) => flag?.startsWith("--")) ?? flags[0];
    const dest = exactText(named.get("dest")) ?? long?.replace(/^-+/, "").replaceAll("-", "_");
    const option =
      dest === undefined || flags.includes(undefined) ? undefined : optionOf(dest, flags as string[], named);
    if (option) this.options.push(option);
    else this.isLost = true;
    for (const value of named.values()) retain(value);
    return none;
  }

  private parse(machine: Machine, { positional: [given], named, node }: CallArguments): Value {
    const list = given ?? named.get("args");
    const words = list?.t === "list" || list?.t === "tuple" ? list.items?.map(exactText) : undefined;
    const isKnown = words && !words.includes(undefined) && !this.isLost;
    const found = isKnown ? parsed(machine, this.options, words as string[], node) : undefined;
    const result = new PyInstance(namespace);
    for (const option of this.options) {
      const { name } = option;
      const value =
        found?.get(name) ?? numberOf(machine, option, this.isLost) ?? machine.notKnown("the command line");
      retain(value);
      result.attrs.set(name, value);
    }
    return result;
  }
}

/**
 * Returns a number that the command line gives, of which only the type is known; undefined where it may be something else. How large
 * an int is by default serves where sizes are shown.
 */
function numberOf(machine: Machine, option: Option, isLost: boolean): Value | undefined {
  const { name, action, nargs, type, fallback } = option;
  if (isLost || action !== "store" || nargs !== "" || !(type instanceof Builtin)) return undefined;
  if (type.name !== "int" && type.name !== "float") return undefined;
  if (fallback && fallback.t !== type.name) return undefined;
  if (type.name === "float") return anyFloat;
  const usual = fallback?.t === "int" && typeof fallback.v === "number" ? fallback.v : undefined;
  return pyInt(
    unknownDim(machine.freshName(name), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, usual),
  );
}

/** Returns what `add_argument` was told; undefined where that is not followed. */
function optionOf(
  name: string,
  flags: readonly string[],
  named: ReadonlyMap<string, Value>,
): Option | undefined {
  const action = named.has("action") ? exactText(named.get("action")) : "store";
  const nargs = named.get("nargs");
  const count = nargs === undefined ? "" : nargs.t === "int" ? String(nargs.v) : exactText(nargs);
  if (action === undefined || count === undefined || !actions.has(action)) return undefined;
  const fallback = named.get("default") ?? defaultOf(action, flags[0]);
  return {
    name,
    flags,
    action,
    nargs: count,
    type: named.get("type"),
    constant: named.get("const"),
    fallback,
  };
}

const actions = new Set(["store", "store_true", "store_false", "store_const", "append", "count"]);

function defaultOf(action: string, flag: string): Value | undefined {
  if (action === "store_true") return pyBool(false);
  if (action === "store_false") return pyBool(true);
  return flag.startsWith("-") ? none : undefined;
}

/** Returns the options that a command line gives; undefined where it is not followed. */
function parsed(
  machine: Machine,
  options: readonly Option[],
  words: readonly string[],
  node: Node,
): ReadonlyMap<string, Value> | undefined {
  const found = new Map<string, Value>();
  const rest = words.flatMap((word) => {
    const at = word.startsWith("--") ? word.indexOf("=") : -1;
    return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
  });
  const places = options.filter(({ flags }) => !flags[0].startsWith("-"));
  while (rest.length > 0) {
    const isFlag = isFlagLike(rest[0]);
    const option = isFlag ? options.find(({ flags }) => flags.includes(rest[0])) : places.shift();
    if (!option) return undefined;
    if (isFlag) rest.shift();
    const value = taken(machine, option, rest, found.get(option.name), node);
    if (!value) return undefined;
    found.set(option.name, value);
  }
  for (const option of options) {
    if (found.has(option.name)) continue;
    const value = unset(machine, option, node);
    if (!value) return undefined;
    found.set(option.name, value);
  }
  return found;
}

function isFlagLike(word: string): boolean {
  return /^-\D/.test(word);
}

/** Returns what an option makes of the words behind its flag, which are taken off. */
function taken(
  machine: Machine,
  { action, nargs, type, constant }: Option,
  rest: string[],
  before: Value | undefined,
  node: Node,
): Value | undefined {
  if (action === "store_true" || action === "store_false") return pyBool(action === "store_true");
  if (action === "store_const") return constant ?? none;
  if (action === "count") return pyInt(before?.t === "int" ? Number(before.v) + 1 : 1);
  const end = rest.findIndex(isFlagLike);
  const most = end < 0 ? rest.length : end;
  const count = nargs === "" || nargs === "?" ? 1 : nargs === "*" || nargs === "+" ? most : Number(nargs);
  if (nargs === "?" && most === 0) return constant ?? none;
  if (!(count <= most) || (nargs === "+" && most === 0)) return undefined;
  const values = rest.splice(0, count).map((word) => converted(machine, type, pyStr(word), node));
  const value = nargs === "" || nargs === "?" ? values[0] : listOf(values);
  if (action !== "append") return value;
  return listOf([...((before?.t === "list" && before.items) || []), value]);
}

function listOf(values: readonly Value[]): PyList {
  for (const value of values) retain(value);
  return new PyList([...values]);
}

/** A default that is text goes through the type as what the command line gives does. */
function unset(machine: Machine, { fallback, type, nargs }: Option, node: Node): Value | undefined {
  if (!fallback) return nargs === "*" ? listOf([]) : nargs === "?" ? none : undefined;
  return fallback.t === "str" ? converted(machine, type, fallback, node) : fallback;
}

function converted(machine: Machine, type: Value | undefined, text: Value, node: Node): Value {
  return type ? callValue(machine, type, { positional: [text], named: new Map(), node }) : text;
}

/** `argparse`. */
export const argparseModule: ModuleTable = {
  functions: { ArgumentParser: () => new Parser() },
};
