import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShapes } from "../../ndarray/layouts/broadcast.ts";
import { isExact, product } from "../../ndarray/layouts/dim.ts";
import { iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import { isExactLayout, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { NumpyObject, none, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, opt } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** Iterators give at most so many items; longer ones are not known. */
const mostItems = 100_000;

/** Where an iterator stands. */
interface Place {
  readonly index: number;
  /** Several operands give tuples. */
  readonly isMany: boolean;
}

/** The operands' places in the order of their memory: an axis along which none goes forward is turned round. */
function orderedPlaces(operands: readonly NDArray[]): readonly ArrayLike<number>[] | undefined {
  const shape = broadcastShapes(operands.map(({ layout }) => layout.shape));
  const strides = operands.map(({ layout }) => iterationStrides(layout, shape));
  if (!shape.every(isExact) || !strides.every((own) => own.every(isExact))) return undefined;
  const order = iterationOrder(strides, shape.length);
  const turned = shape.map((_, axis) => {
    const along = strides.map((own) => Number(own[axis]));
    return along.every((stride) => stride <= 0) && along.some((stride) => stride < 0);
  });
  const places = operands.map(({ layout }) => {
    const seen = permute(forwards(broadcastLayout(layout, shape), turned), order);
    return isExactLayout(seen) ? placesIn(seen) : undefined;
  });
  return places.every((own) => own !== undefined) ? places : undefined;
}

function forwards(layout: Layout, turned: readonly boolean[]): Layout {
  let offset = Number(layout.offset);
  const strides = layout.strides.map((stride, axis) => {
    if (!turned[axis]) return stride;
    offset += Math.max(0, Number(layout.shape[axis]) - 1) * Number(stride);
    return -Number(stride);
  });
  return isExact(layout.offset) ? { ...layout, strides, offset } : layout;
}

/** All items: read-only views without dimensions, one of each operand. */
function itemsOf(self: NumpyObject): Value[] | undefined {
  const operands = self.holds as readonly NDArray[];
  const { isMany } = stateOf<Place>(self);
  const places = orderedPlaces(operands);
  const count = places?.[0]?.length;
  if (!places || count === undefined || count > mostItems) return undefined;
  return Array.from({ length: count }, (_, i) => {
    const views = operands.map((operand, k) => {
      const layout = { ...operand.layout, shape: [], strides: [], offset: places[k][i] };
      const item = viewOf(operand, layout, "ndarray");
      item.writeable = false;
      item.giver = self;
      return item;
    });
    return isMany ? pyTuple(views) : views[0];
  });
}

function sizeOf(self: NumpyObject): number {
  const size = product(broadcastShapes((self.holds as readonly NDArray[]).map(({ shape }) => shape)));
  return isExact(size) ? size : notKnown("the number of items");
}

const attributes: Readonly<Record<string, (self: NumpyObject) => Value>> = {
  nop: (self) => pyInt(self.holds.length),
  itersize: (self) => pyInt(sizeOf(self)),
};

/** `np.nditer` without options, over one array or several. */
defineClass("nditer", {
  rows: "numpy.nditer",
  attribute: (self, name) => attributes[name]?.(self),
  iterate: (self) => {
    const { index } = stateOf<Place>(self);
    const items = itemsOf(self)?.slice(index);
    // A loop may end before the items do.
    self.state = undefined;
    return items;
  },
  next: (self) => {
    const place = stateOf<Place>(self);
    const items = itemsOf(self);
    if (!items) return { t: "unknown" };
    if (place.index >= items.length) return "end";
    self.state = { ...place, index: place.index + 1 } satisfies Place;
    return items[place.index];
  },
  enter: (self) => self,
  exit: () => undefined,
});

const self = { read: (value: Value) => (value instanceof NumpyObject ? value : notKnown("an iterator")) };

register("numpy.nditer", {
  copy: op({ self }, ({ self: from }) =>
    valueEffect(new NumpyObject("nditer", stateOf<Place>(from), from.holds)),
  ),
  reset: op({ self }, ({ self: from }) => {
    from.state = { ...stateOf<Place>(from), index: 0 } satisfies Place;
    return valueEffect(none);
  }),
});

register("numpy", {
  nditer: op(
    {
      op: any,
      flags: opt(any, undefined),
      op_flags: opt(any, undefined),
      op_dtypes: opt(any, undefined),
      order: opt(any, undefined),
      casting: opt(any, undefined),
      op_axes: opt(any, undefined),
      itershape: opt(any, undefined),
      buffersize: opt(any, undefined),
    },
    (read, context) => {
      const { op: given, ...options } = read;
      // Flags, dtypes and orders change what the items are.
      if (Object.values(options).some((option) => option !== undefined))
        return { kind: "unknown", why: "an iterator with options" };
      const isMany = given.t === "list" || given.t === "tuple";
      const items = isMany ? (given.items ?? notKnown("operands")) : [given];
      if (items.length === 0) raise("ValueError", "Must provide at least one operand");
      if (items.some(({ t }) => t === "none")) return notKnown("an operand that is to be made");
      const operands = items.map((item) => array.read(item, context));
      if (operands.some(({ dtype }) => dtype.kind === "O" || dtype.kind === "T"))
        return notKnown("an iterator over objects");
      broadcastShapes(operands.map(({ shape }) => shape));
      return valueEffect(new NumpyObject("nditer", { index: 0, isMany } satisfies Place, operands));
    },
  ),
});
