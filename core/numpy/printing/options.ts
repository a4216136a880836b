import { NotKnown, notKnown } from "../../ndarray/error.ts";
import { legacyName, type PrintOptions } from "../../ndarray/print/options.ts";
import { pyDict } from "../../ndarray/pydict.ts";
import {
  NumpyObject,
  none,
  type PyDict,
  pyBool,
  pyFalse,
  pyFloat,
  pyInt,
  pyStr,
  type Value,
} from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, keyword, opt, type Reader, rest } from "../calls/bind.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { currentOptions, type OptionName, readOptions, setOptions, updatedOptions } from "./state.ts";

const given = opt(any, undefined);

const parameters = {
  precision: given,
  threshold: given,
  edgeitems: given,
  linewidth: given,
  suppress: given,
  nanstr: given,
  infstr: given,
  formatter: given,
  sign: given,
  floatmode: given,
  legacy: keyword(given),
  override_repr: keyword(given),
};

type Given = Readonly<Partial<Record<OptionName, Value>>>;

const set_printoptions = op(parameters, (options, context): Effect => {
  change(options, context);
  return { kind: "value", value: none };
});

const get_printoptions = op({}, (_read, context): Effect => {
  const options = currentOptions(context);
  if (!options) return { kind: "unknown", why: "the print options" };
  return { kind: "value", value: asDict(options) };
});

const printoptions = op(parameters, (options): Effect => {
  return { kind: "value", value: new NumpyObject("printoptions", { options } satisfies Scope) };
});

/** A `with np.printoptions(...)`: what it sets, and once entered what it puts back. */
interface Scope {
  readonly options: Given;
  readonly former?: PrintOptions;
}

defineClass("printoptions", { rows: "numpy.printoptions" });

const scope: Reader<NumpyObject> = {
  read: (value) => (value instanceof NumpyObject ? value : notKnown("print options")),
};

const __enter__ = op({ self: scope }, ({ self }, context): Effect => {
  const { options } = stateOf<Scope>(self);
  self.state = { options, former: currentOptions(context) } satisfies Scope;
  change(options, context);
  const now = currentOptions(context);
  return now ? { kind: "value", value: asDict(now) } : { kind: "unknown", why: "the print options" };
});

const __exit__ = op({ self: scope, error: rest(any) }, ({ self }, context): Effect => {
  setOptions(context, stateOf<Scope>(self).former);
  return { kind: "value", value: pyFalse };
});

/** What is set to something unknown leaves all printing unknown. */
function change(options: Given, context: Context): void {
  const now = currentOptions(context);
  try {
    setOptions(context, now && updatedOptions(now, readOptions(options)));
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    setOptions(context, undefined);
  }
}

function asDict(options: PrintOptions): PyDict {
  const { threshold, precision } = options;
  const legacy = legacyName(options.legacy);
  const entries: Readonly<Record<string, Value>> = {
    edgeitems: pyInt(options.edgeitems),
    threshold: asNumber(threshold),
    floatmode: pyStr(options.floatmode),
    precision: precision === undefined ? none : pyInt(precision),
    suppress: pyBool(options.suppress),
    linewidth: asNumber(options.linewidth),
    nanstr: pyStr(options.nanstr),
    infstr: pyStr(options.infstr),
    sign: pyStr(options.sign),
    formatter: options.formatter ?? none,
    legacy: legacy === undefined ? pyFalse : pyStr(legacy),
    override_repr: options.overrideRepr ?? none,
  };
  return pyDict(entries);
}

const asNumber = (value: number): Value => (Number.isInteger(value) ? pyInt(value) : pyFloat(value));

register("numpy.printoptions", { __enter__, __exit__ });
register("numpy", { set_printoptions, get_printoptions, printoptions });
