import { NDArray } from "../../ndarray/array.ts";
import { Store } from "../../ndarray/buffer.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { less } from "../../ndarray/layouts/dim.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { joinedMasking, MaskedArray, type Masking } from "../../ndarray/masked.ts";
import { type Mutable, touch } from "../../ndarray/mutable.ts";
import { NumpyObject, PyDict, PyList, PySet, References, unknown, type Value } from "../../ndarray/value.ts";
import { type Joint, noteChoice } from "../../trace/choices.ts";
import { Ledger } from "../../trace/ledger.ts";
import { anyClass, lookupInClass } from "../classes/inheritance.ts";
import { PyClass, PyFunction, PyInstance, PyIterator } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import { Cell } from "../python/native.ts";
import { type Holding, hasNothingNew, joinedHoldings, Strangers } from "../strangers/strangers.ts";
import { joinedError, mergeContents, sameContents } from "./joincontents.ts";
import { type JoinOptions, joinShapes, joinValues } from "./joinvalues.ts";
import type { States } from "./journal.ts";

/**
 * Brings everything into a state that stands for all the given ones. States are relative to the present one; an object that
 * one of them does not name is in its present state there. Returns true when anything is now different from the present.
 */
export function joinStates(
  states: readonly States[],
  options: JoinOptions,
  joints?: readonly Joint[],
): boolean {
  const targets = new Set<Mutable>();
  for (const state of states) for (const target of state.keys()) targets.add(target);
  let changed = false;
  for (const target of targets) {
    touch(target);
    const present = target.save();
    const { vars: now } = read(target);
    const snapshots = states.map((state) => {
      (state.get(target) ?? present)();
      return read(target);
    });
    present();
    const before = read(target);
    const steps = isOnePlace(target) ? joints : undefined;
    const joined = snapshots.reduce((a, b, i) =>
      merge(target, a, b, steps ? { ...options, joint: steps[i - 1] } : options, now),
    );
    if (write(target, joined, before, options.since)) changed = true;
  }
  return changed;
}

/** True for what has names or attributes that are those of one object of the program. */
function isOnePlace(target: Mutable): boolean {
  return target instanceof Scope || (target instanceof PyInstance && !target.isMany);
}

/** What an object's state consists of, as values that can be joined. */
interface Snapshot {
  readonly vars?: ReadonlyMap<string, Value>;
  readonly refs?: number;
  readonly whole?: unknown;
  /** Of a store. */
  readonly error?: number;
}

function read(target: Mutable): Snapshot {
  if (target instanceof Scope) return { vars: target.vars, refs: target.refs };
  if (target instanceof PyFunction) return { vars: target.attrs, refs: target.refs };
  if (target instanceof PyInstance)
    return {
      vars: new Map(target.attrs),
      refs: target.refs,
      whole: { escaped: target.escaped, cls: target.cls },
    };
  if (target instanceof PyClass) return { vars: new Map(target.attrs), refs: target.refs };
  if (target instanceof PyList)
    return {
      whole: { items: target.items?.slice(), each: target.each, length: target.length },
      refs: target.refs,
    };
  if (target instanceof PyDict)
    return {
      vars: target.entries && entriesOf(target),
      whole: target.entries ? new Map([...target.entries].map(([k, e]) => [k, e.key])) : undefined,
      refs: target.refs,
    };
  if (target instanceof PySet) return { whole: target.items && new Map(target.items), refs: target.refs };
  if (target instanceof Store) return { whole: copyOf(target.contents), error: target.error };
  if (target instanceof NDArray)
    return {
      whole: {
        layout: target.layout,
        writeable: target.writeable,
        masking: target instanceof MaskedArray ? target.masking : undefined,
        vague: target.vague,
        isShared: target.isShared,
      },
      refs: target.refs,
    };
  if (target instanceof NumpyObject) return { whole: target.state, refs: target.refs };
  if (target instanceof PyIterator) return { whole: target.lost ? -1 : target.position, refs: target.refs };
  if (target instanceof References) return { refs: target.refs };
  if (target instanceof Ledger) return { whole: target.live };
  if (target instanceof Cell) return { whole: target.value };
  if (target instanceof Strangers) return { whole: target.state };
  return {};
}

interface ArrayState extends Pick<NDArray, "layout" | "writeable"> {
  readonly masking?: Masking;
  readonly vague: boolean;
  readonly isShared: boolean;
}

function entriesOf(dict: PyDict): Map<string, Value> {
  return new Map([...(dict.entries ?? [])].map(([key, entry]) => [key, entry.value]));
}

function copyOf(contents: Contents): Contents {
  return contents.kind === "exact"
    ? { ...contents, data: contents.data.slice(), known: contents.known?.slice() }
    : contents;
}

function merge(
  target: Mutable,
  a: Snapshot,
  b: Snapshot,
  options: JoinOptions,
  now: Snapshot["vars"],
): Snapshot {
  const refs = Math.max(a.refs ?? 0, b.refs ?? 0);
  if (target instanceof PyInstance && a.vars && b.vars) return mergeAttributes(a, b, options, now);
  if (a.vars && b.vars)
    return { vars: mergeVars(a.vars, b.vars, target instanceof PyDict, options, now), whole: a.whole, refs };
  if (target instanceof PyList)
    return { whole: mergeLists(a.whole as ListState, b.whole as ListState, options), refs };
  if (target instanceof Store)
    return {
      whole: mergeContents(a.whole as Contents, b.whole as Contents),
      error: joinedError(a.error ?? 0, b.error ?? 0, options),
    };
  if (target instanceof Ledger) {
    const [x, y] = [a.whole as Ledger["live"], b.whole as Ledger["live"]];
    return { whole: less(x, y) === false ? x : y };
  }
  if (target instanceof NDArray) {
    const [x, y] = [a.whole as ArrayState, b.whole as ArrayState];
    const masking = x.masking && y.masking && joinedMasking(x.masking, y.masking);
    const layout = joinLayouts(x.layout, y.layout, options);
    const vague = x.vague || y.vague || !layout;
    return {
      whole: {
        layout: layout ?? x.layout,
        writeable: x.writeable && y.writeable,
        masking,
        vague,
        isShared: x.isShared || y.isShared || a.refs !== b.refs,
      },
      refs,
    };
  }
  if (target instanceof Strangers) return { whole: joinedHoldings(a.whole as Holding, b.whole as Holding) };
  const same = a.whole === b.whole;
  if (target instanceof PyIterator) return { whole: same ? a.whole : -1, refs };
  return { whole: same ? a.whole : undefined, refs };
}

/** Returns the layout of an array that paths have given different ones in place; undefined where they have not even as many axes. */
function joinLayouts(a: Layout, b: Layout, options: JoinOptions): Layout | undefined {
  if (a === b) return a;
  if (a.shape.length !== b.shape.length || !sameDType(a.dtype, b.dtype)) return undefined;
  const shape = joinShapes(a.shape, b.shape, options, 0);
  const strides = joinShapes(a.strides, b.strides, options, Number.NEGATIVE_INFINITY);
  return shape === a.shape && strides === a.strides ? a : { ...a, shape, strides };
}

/** A name that one path has not bound is unknown after the join: it may be missing. */
function mergeVars(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  needsAll: boolean,
  options: JoinOptions,
  now: Snapshot["vars"],
): ReadonlyMap<string, Value> | undefined {
  if (a === b) return a;
  const joined = new Map<string, Value>();
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined && needsAll) return loseAll(a, b, options);
    // Where only one path binds a name, whoever reads it later comes from that path or fails.
    if (other === undefined || other === value) joined.set(name, value);
    else joined.set(name, chosen(value, other, { ...options, present: now?.get(name) }));
  }
  for (const [name, value] of b) {
    if (joined.has(name)) continue;
    if (needsAll) return loseAll(a, b, options);
    joined.set(name, value);
  }
  return joined;
}

/** Joins what one name or attribute may be. */
function chosen(a: Value, b: Value, options: JoinOptions): Value {
  const joined = joinValues(a, b, options);
  if (options.joint && joined.t === "ndarray" && joined.either) noteChoice(joined, a, b, options.joint);
  return joined;
}

type InstanceState = Pick<PyInstance, "escaped" | "cls">;

/** Where only one path has set an attribute, the other may find one of that name in the class. */
function mergeAttributes(a: Snapshot, b: Snapshot, options: JoinOptions, now: Snapshot["vars"]): Snapshot {
  const [x, y] = [a.whole as InstanceState, b.whole as InstanceState];
  const cls = x.cls === y.cls ? x.cls : anyClass;
  const [own, other] = [a.vars, b.vars].map((vars) => new Map(vars));
  for (const [from, to] of [
    [own, other],
    [other, own],
  ])
    for (const name of from.keys()) {
      const inherited = to.has(name) ? undefined : lookupInClass(cls, name);
      if (inherited) to.set(name, inherited);
    }
  const isEven = own.size === other.size && [...own.keys()].every((name) => other.has(name));
  return {
    vars: mergeVars(own, other, false, options, now),
    refs: Math.max(a.refs ?? 0, b.refs ?? 0),
    whole: { escaped: x.escaped || y.escaped || !isEven, cls },
  };
}

/** Of a dict that has other keys in one path than in another nothing is known: any item may be one of these. */
function loseAll(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  options: JoinOptions,
): undefined {
  for (const value of [...a.values(), ...b.values()]) options.lost?.(value, 1);
}

interface ListState {
  readonly items?: readonly Value[];
  readonly each?: Value;
  readonly length?: PyList["length"];
}

function mergeLists(a: ListState, b: ListState, options: JoinOptions): ListState {
  if (a.items && b.items && a.items.length === b.items.length) {
    const other = b.items;
    return { items: a.items.map((item, i) => joinValues(item, other[i], options)) };
  }
  const joined = joinValues(
    new PyList(a.items as Value[], a.each, a.length),
    new PyList(b.items as Value[], b.each, b.length),
    options,
  );
  return joined as PyList;
}

/** Puts a joined state in place; returns whether it differs from the one before. */
function write(
  target: Mutable,
  { vars, whole, refs, error }: Snapshot,
  before: Snapshot,
  since: number | undefined,
): boolean {
  if (refs !== undefined && "refs" in target) (target as { refs: number }).refs = refs;
  if (target instanceof Scope)
    return replaceVars(target, vars as Map<string, Value>, before, (v) => (target.vars = v));
  if (target instanceof PyFunction)
    return replaceVars(target, vars as Map<string, Value>, before, (v) => (target.attrs = v));
  if (target instanceof PyInstance) Object.assign(target, whole);
  if (target instanceof PyInstance || target instanceof PyClass) {
    return replaceVars(target, vars as Map<string, Value>, before, (v) => (target.attrs = v));
  }
  if (target instanceof PyList) return writeList(target, whole as ListState, before.whole as ListState);
  if (target instanceof PyDict)
    return writeDict(target, vars, whole as Map<string, Value> | undefined, before);
  if (target instanceof PySet) {
    target.items = whole as PySet["items"];
    return (target.items === undefined) !== (before.whole === undefined);
  }
  if (target instanceof Store) {
    target.contents = whole as Contents;
    target.error = error ?? 0;
    target.relative = target.error > 0 ? Number.POSITIVE_INFINITY : 0;
    return target.error !== before.error || !sameContents(whole as Contents, before.whole as Contents);
  }
  if (target instanceof NumpyObject) {
    target.state = whole;
    return whole !== before.whole;
  }
  if (target instanceof PyIterator) {
    target.lost = whole === -1;
    if (whole !== -1) target.position = whole as number;
    return whole !== before.whole;
  }
  if (target instanceof Ledger) target.live = whole as Ledger["live"];
  if (target instanceof Cell) {
    target.value = whole;
    return whole !== before.whole;
  }
  if (target instanceof Strangers) {
    target.state = whole as Holding;
    return !hasNothingNew(target.state, before.whole as Holding, since);
  }
  const isReshaped =
    target instanceof NDArray && writeArray(target, whole as ArrayState, before.whole as ArrayState);
  const masking = target instanceof MaskedArray ? (whole as ArrayState).masking : undefined;
  if (!masking || !(target instanceof MaskedArray)) return isReshaped;
  target.join(masking);
  return masking !== (before.whole as ArrayState).masking;
}

function writeArray(target: NDArray, state: ArrayState, before: ArrayState): boolean {
  target.writeable = state.writeable;
  target.isShared = state.isShared;
  const isReshaped = state.layout !== before.layout || state.vague !== before.vague;
  if (!isReshaped) return false;
  target.layout = state.layout;
  target.vague = state.vague;
  target.buffer.store.contents = nothing;
  return true;
}

function replaceVars(
  _target: Mutable,
  vars: Map<string, Value>,
  before: Snapshot,
  put: (vars: Map<string, Value>) => void,
): boolean {
  put(vars);
  const old = before.vars as ReadonlyMap<string, Value>;
  if (old === vars) return false;
  if (old.size !== vars.size) return true;
  for (const [name, value] of vars) if (old.get(name) !== value) return true;
  return false;
}

function writeList(target: PyList, state: ListState, before: ListState): boolean {
  target.items = state.items as Value[] | undefined;
  target.each = state.each;
  target.length = state.length;
  if (!state.items || !before.items)
    return Boolean(state.items) !== Boolean(before.items) || state.each !== before.each;
  const old = before.items;
  return state.items.length !== old.length || state.items.some((item, i) => item !== old[i]);
}

function writeDict(
  target: PyDict,
  vars: ReadonlyMap<string, Value> | undefined,
  keys: Map<string, Value> | undefined,
  before: Snapshot,
): boolean {
  if (!vars || !keys) {
    target.entries = undefined;
    target.each = unknown;
    return before.vars !== undefined;
  }
  target.entries = new Map([...vars].map(([id, value]) => [id, { key: keys.get(id) ?? unknown, value }]));
  return [...vars].some(([id, value]) => before.vars?.get(id) !== value);
}
