import { nothing } from "../../ndarray/contents/contents.ts";
import { uint8 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { allExact } from "../../ndarray/layouts/dim.ts";
import { contiguous, nbytes } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { none, PyList, pyBool, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean, dtype, int, shape, text } from "../calls/readers.ts";
import { asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { openFile, path, replaceFile } from "./disk.ts";
import type { Literal } from "./literal.ts";
import { mapNew, mapNpy } from "./memmap.ts";
import { descrOf, maxHeaderSize, npyHeaderBytes, npyMagic } from "./npy.ts";

const openMemmap = op(
  {
    filename: path,
    mode: opt(text, "r+"),
    dtype: orNone(dtype, undefined),
    shape: orNone(shape, undefined),
    fortran_order: opt(boolean, false),
    version: opt(any, none),
    max_header_size: keyword(opt(int, maxHeaderSize)),
  },
  ({ filename, mode, dtype: type, shape: lengths, fortran_order: fortran, max_header_size }, context) => {
    if (!mode.includes("w"))
      return mapNpy(filename, openFile(filename, context), mode, context, max_header_size);
    const descr = type ?? asDType(none, context);
    const header = { descr, fortran, shape: lengths ?? notKnown("shape of a new file") };
    const bytes = npyHeaderBytes(header);
    const isExactShape = allExact(header.shape);
    const all = isExactShape ? bytes.length + (nbytes(contiguous(descr, header.shape)) as number) : undefined;
    const contents =
      all === undefined
        ? nothing
        : makeContents(contiguous(uint8, [all]), {
            fill: (data) => data.set(bytes),
            otherwise: () => ({ kind: "fill", dtype: descr, item: new Uint8Array(descr.itemsize) }),
          });
    const file = replaceFile(
      filename,
      { size: all, npy: { ...header, offset: bytes.length } },
      contents,
      context,
    );
    return mapNew(filename, file, context);
  },
);

/** A literal as the Python value that it spells. */
function pythonOf(literal: Literal): Value {
  if (literal === null) return none;
  if (typeof literal === "string") return pyStr(literal);
  if (typeof literal === "boolean") return pyBool(literal);
  if (typeof literal !== "object") return pyInt(literal);
  if ("tuple" in literal) return pyTuple(literal.tuple.map(pythonOf));
  return "list" in literal ? new PyList(literal.list.map(pythonOf)) : notKnown("a dict");
}

const magic = op({ major: int, minor: int }, ({ major, minor }) => ({
  kind: "value",
  value: { t: "bytes", v: Uint8Array.from([...npyMagic, major, minor]) },
}));

register("numpy.lib.format", {
  open_memmap: openMemmap,
  magic,
  dtype_to_descr: op({ dtype }, (given) => ({ kind: "value", value: pythonOf(descrOf(given.dtype)) })),
  descr_to_dtype: op({ descr: dtype }, ({ descr }) => ({
    kind: "value",
    value: { t: "dtype", dtype: descr },
  })),
});
