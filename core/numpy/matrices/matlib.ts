import { viewOf } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { none, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import { composed, composer } from "../calls/composer.ts";
import { shape } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { owningMatrix, seenAsMatrix } from "./matrix.ts";

const optionalNone = opt(any, none);

function asMatrix(value: Value): Effect {
  return value.t === "ndarray" ? composed(seenAsMatrix(value)) : notKnown("a matrix");
}

/** An array that was made as a matrix from the beginning. */
function newMatrix(value: Value): Effect {
  return value.t === "ndarray" ? composed(owningMatrix(value)) : notKnown("a matrix");
}

/** A function of numpy whose array becomes a matrix; one length makes a row. */
function filled(name: string): Row {
  return op(
    { shape, dtype: optionalNone, order: optionalNone },
    ({ shape: lengths, dtype, order }, context) => {
      const two = lengths.length === 1 ? [1, lengths[0]] : lengths;
      const size = pyTuple(two.map((length) => pyInt(length)));
      const named = { ...(dtype.t === "none" ? {} : { dtype }), ...(order.t === "none" ? {} : { order }) };
      return newMatrix(composer(context).named(name, [size], named));
    },
  );
}

/** Random numbers of a shape that is given as one tuple or number by number. */
function random(name: string): Row {
  return op({ args: rest(any) }, ({ args }, context) => {
    const [first] = args;
    const lengths = first?.t === "tuple" || first?.t === "list" ? first.items : args;
    return asMatrix(composer(context)(`random.${name}`, ...(lengths ?? notKnown("a shape"))));
  });
}

const repmat = op({ a: any, m: any, n: any }, ({ a, m, n }, context) => {
  const call = composer(context);
  const array = call.array("asanyarray", a);
  const { length } = array.shape;
  if (length > 2) return notKnown("repetitions of more axes");
  const two = length === 2 ? array : call("atleast_2d", array);
  const tiled = call("tile", viewOf(call.asArray(two), call.asArray(two).layout, "ndarray"), pyTuple([m, n]));
  return array.subclass === "matrix" ? asMatrix(tiled) : composed(tiled);
});

register("numpy.matlib", {
  empty: filled("empty"),
  zeros: filled("zeros"),
  ones: filled("ones"),
  eye: op(
    { n: any, M: optionalNone, k: opt(any, pyInt(0)), dtype: opt(any, none), order: optionalNone },
    ({ n, M, k, dtype }, context) =>
      asMatrix(composer(context).named("eye", [n], { M, k, ...(dtype.t === "none" ? {} : { dtype }) })),
  ),
  identity: op({ n: any, dtype: optionalNone }, ({ n, dtype }, context) =>
    newMatrix(composer(context).named("identity", [n], dtype.t === "none" ? {} : { dtype })),
  ),
  rand: random("rand"),
  randn: random("randn"),
  repmat,
});
