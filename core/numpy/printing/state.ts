import { notKnown, raise } from "../../ndarray/error.ts";
import { checkOptions, defaultOptions, legacyNamed, type PrintOptions } from "../../ndarray/print/options.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { indexOf } from "../conversion/python.ts";

const key = "printoptions";

/** Returns the print options in force; undefined after the program has set them to something that is not known. */
export function currentOptions(context: Context): PrintOptions | undefined {
  const options = context.settings.get(key);
  return options === "unknown" ? undefined : ((options as PrintOptions | undefined) ?? defaultOptions);
}

/** Puts print options in force; undefined: they are not known from here on. */
export function setOptions(context: Context, options: PrintOptions | undefined): void {
  context.settings.set(key, options ?? "unknown");
}

/** The names by which a program gives print options. */
export type OptionName =
  | "precision"
  | "threshold"
  | "edgeitems"
  | "linewidth"
  | "suppress"
  | "nanstr"
  | "infstr"
  | "formatter"
  | "sign"
  | "floatmode"
  | "legacy"
  | "override_repr";

/** Returns the options that are given and not None, as NumPy checks and reads them. */
export function readOptions(given: Readonly<Partial<Record<OptionName, Value>>>): Partial<PrintOptions> {
  if (Object.values(given).every((found) => !found || found.t === "none")) return {};
  const value = (name: OptionName) => {
    const found = given[name];
    return found?.t === "none" ? undefined : found;
  };
  const whole = (name: OptionName) => optional(value(name), exactIndex);
  const string = (name: OptionName) => optional(value(name), textOf);
  checkOptions({
    floatmode: string("floatmode"),
    sign: string("sign"),
    threshold: optional(value("threshold"), numberOf),
  });
  const options = {
    precision: optional(value("precision"), precisionOf),
    threshold: optional(value("threshold"), numberOf),
    edgeitems: whole("edgeitems"),
    linewidth: optional(value("linewidth"), widthOf),
    suppress: optional(value("suppress"), truthOf),
    nanstr: string("nanstr"),
    infstr: string("infstr"),
    formatter: value("formatter"),
    sign: string("sign") as PrintOptions["sign"] | undefined,
    floatmode: string("floatmode") as PrintOptions["floatmode"] | undefined,
    legacy: optional(value("legacy"), legacyOf),
    overrideRepr: value("override_repr"),
  };
  return Object.fromEntries(Object.entries(options).filter(([, option]) => option !== undefined));
}

/** Returns the options after `np.set_printoptions(...)`, which forgets a formatter that is not given again. */
export function updatedOptions(now: PrintOptions, changes: Partial<PrintOptions>): PrintOptions {
  const next = { ...now, formatter: undefined, overrideRepr: undefined, ...changes };
  return next.legacy === 113 ? { ...next, sign: "-" } : next;
}

function optional<T>(value: Value | undefined, read: (value: Value) => T): T | undefined {
  return value && read(value);
}

function exactIndex(value: Value): number {
  const index = indexOf(value);
  return typeof index === "number" ? index : notKnown("a print option");
}

function precisionOf(value: Value): number {
  if (value.t === "float" || value.t === "str") raise("TypeError", "precision must be an integer");
  return exactIndex(value);
}

function numberOf(value: Value): number {
  if (value.t === "float") return value.v ?? notKnown("a print option");
  if (value.t === "str" || value.t === "list") raise("TypeError", "threshold must be numeric");
  return exactIndex(value);
}

/** Any number will do; what a float of whole value was given as is not kept. */
function widthOf(value: Value): number {
  if (value.t === "scalar" && value.dtype.kind === "f") notKnown("a print option");
  if (value.t !== "float") return exactIndex(value);
  return value.v === undefined || Number.isInteger(value.v) ? notKnown("a print option") : value.v;
}

function textOf(value: Value): string {
  return value.t === "str" && value.v !== undefined ? value.v : notKnown("a print option");
}

function truthOf(value: Value): boolean {
  if (value.t === "bool" && value.v !== undefined) return value.v;
  return exactIndex(value) !== 0;
}

function legacyOf(value: Value): number | undefined {
  if (value.t === "bool" && value.v === false) return Number.POSITIVE_INFINITY;
  return legacyNamed(textOf(value));
}
