import { none, pyFalse, pyFloat, pyInt, pyList, pyStr, pyTrue, type Value } from "../../ndarray/value.ts";
import { identities, signatures, type Ufunc, ufuncNamed } from "./loops.ts";

/** Returns `np.add.nin` and the like; undefined when `owner` ("numpy.add") is no ufunc or has no such attribute. */
export function ufuncAttribute(owner: string, name: string): Value | undefined {
  const own = /^numpy\.(\w+)$/.exec(owner)?.[1];
  const ufunc = own === undefined ? undefined : ufuncNamed(own);
  // The clip of the table is the ufunc behind `np.clip`, which is a function.
  if (!ufunc || own === "clip" || !Object.hasOwn(attributes, name)) return undefined;
  return attributes[name](ufunc);
}

const attributes: Readonly<Record<string, (ufunc: Ufunc) => Value>> = {
  nin: ({ nin }) => pyInt(nin),
  nout: ({ nout }) => pyInt(nout),
  nargs: ({ nin, nout }) => pyInt(nin + nout),
  ntypes: ({ types }) => pyInt(types.length),
  types: ({ types }) => pyList(types.map(pyStr)),
  identity: identityOf,
  signature: ({ name }) => {
    const signature = signatures[name];
    return signature === undefined ? none : pyStr(signature);
  },
  __name__: ({ name }) => pyStr(name),
  __qualname__: ({ name }) => pyStr(name),
};

function identityOf({ name }: Ufunc): Value {
  const identity = identities[name];
  if (identity === undefined) return none;
  if (typeof identity === "boolean") return identity ? pyTrue : pyFalse;
  return Number.isInteger(identity) ? pyInt(identity) : pyFloat(identity);
}
