import { any } from "../calls/bind.ts";
import { register } from "../names/registry.ts";
import { attempt, type Row } from "../op.ts";
import { matmul, vectorProduct } from "../products/matmul.ts";
import { heeded } from "./alarms.ts";
import { readCall } from "./arguments.ts";
import { callElementwise } from "./effect.ts";
import { loops, signatures, type Ufunc, ufuncAliases, ufuncNamed } from "./loops.ts";
import { methodsOf } from "./methods.ts";
import { operandOf } from "./operand.ts";

/** Returns the row of a ufunc call. */
function rowOfUfunc(ufunc: Ufunc): Row {
  const parameters = Object.fromEntries(["x1", "x2"].slice(0, ufunc.nin).map((name) => [name, any]));
  return {
    parameters,
    call: (positional, named, context) =>
      attempt(() => {
        const { inputs, options, isWrapped } = readCall(ufunc, positional, named, context);
        const operands = inputs.map((value) => operandOf(value, context));
        return heeded(callElementwise(ufunc, operands, options, isWrapped), context, {
          name: ufunc.name,
          operands,
        });
      }),
  };
}

for (const name of Object.keys(loops)) {
  const ufunc = ufuncNamed(name);
  if (!ufunc || name === "clip") continue;
  const isGeneralised = Object.hasOwn(signatures, name);
  const row = name === "matmul" ? matmul : isGeneralised ? vectorProduct(ufunc.name) : rowOfUfunc(ufunc);
  const names = [name, ...Object.keys(ufuncAliases).filter((alias) => ufuncAliases[alias] === name)];
  for (const own of names) {
    register("numpy", { [own]: row });
    if (!isGeneralised) register(`numpy.${own}`, methodsOf(ufunc));
  }
}
