import { notKnown } from "../../ndarray/error.ts";
import { NumpyObject, pyStr } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** What `npz.f` is: an object whose attributes are another's items. */
defineClass("BagObj", {
  rows: "numpy.lib._npyio_impl.BagObj",
  attribute: (self, name, context) => {
    if (name.startsWith("__")) return { kind: "unknown", why: "an attribute of every object" };
    // It keeps no object alive: where nobody else does, that is gone.
    const { refs = 0 } = self.holds[0] as { readonly refs?: number };
    if (refs <= 1) return { kind: "unknown", why: "an object that may be gone" };
    const ask = context.attribute?.(self.holds[0], "__getitem__");
    if (!ask || ask.t === "unknown") return { kind: "unknown", why: "items of an object" };
    return context.call(ask, [pyStr(name)]);
  },
});

register("numpy.lib._npyio_impl", {
  BagObj: op({ obj: any }, ({ obj }) =>
    obj.t === "foreign" ? valueEffect(new NumpyObject("BagObj", {}, [obj])) : notKnown("items of an object"),
  ),
});
