/** Letters of the types of a family of loops. */
const integers = "bBhHiIlLqQ";
const reals = `${integers}efdg`;
const numbers = `${reals}FDG`;

/** Writes out NumPy's notation of loops that differ in one letter: `each("bB", "xx->x")` is "bb->b BB->B". */
function each(letters: string, form: string): string {
  return Array.from(letters, (letter) => form.replaceAll("x", letter)).join(" ");
}

const bitwise = `??->? ${each(integers, "xx->x")} OO->O`;
const shift = `${each(integers, "xx->x")} OO->O`;
const ordering = `${each("?bBhHiIlLqQ", "xx->?")} qQ->? Qq->? ${each("efdgFDG", "xx->?")} MM->? mm->? OO->?`;
const logic = `${each(`?${numbers}`, "xx->?")} OO->O`;
const extremum = `${each(`?${numbers}`, "xx->x")} mm->m MM->M OO->O`;
const twice = "e->e f->f d->d e->e f->f d->d g->g F->F D->D G->G O->O";
const fast = "e->e f->f d->d f->f d->d g->g F->F D->D G->G O->O";
const circular = `${each("efdgFDG", "x->x")} O->O`;
const angle = `${each("efdg", "x->x")} O->O`;
const float2 = each("efdg", "xx->x");
const rounding = `${each("?bBhHiIlLqQefd", "x->x")} f->f d->d g->g O->O`;
const test = each(`?${numbers}mM`, "x->?");
const product = `??->? ${each(numbers, "xx->x")} OO->O`;

/** The loops of every ufunc in NumPy's notation and order (`ufunc.types`). `clip` is the one behind `np.clip`. */
export const loops = {
  absolute: `${each(`?${reals}m`, "x->x")} F->f D->d G->g O->O`,
  add: `${each(`?${numbers}`, "xx->x")} Mm->M mm->m mM->M OO->O`,
  arccos: twice,
  arccosh: twice,
  arcsin: twice,
  arcsinh: twice,
  arctan: twice,
  arctan2: `${float2} OO->O`,
  arctanh: twice,
  bitwise_and: bitwise,
  bitwise_count: `${each(integers, "x->B")} O->O`,
  bitwise_or: bitwise,
  bitwise_xor: bitwise,
  cbrt: "e->e f->f d->d e->e f->f d->d g->g O->O",
  ceil: rounding,
  clip: `${each(`?${numbers}`, "xxx->x")} mmm->m MMM->M OOO->O`,
  conjugate: `${each(numbers, "x->x")} O->O`,
  copysign: float2,
  cos: circular,
  cosh: twice,
  deg2rad: angle,
  degrees: angle,
  divide: `${each("efdgFDG", "xx->x")} mq->m md->m mm->d OO->O`,
  divmod: `${each(reals, "xx->xx")} mm->qm`,
  equal: `${ordering} OO->O`,
  exp: fast,
  exp2: twice,
  expm1: twice,
  fabs: angle,
  float_power: each("dgDG", "xx->x"),
  floor: rounding,
  floor_divide: `${each(reals, "xx->x")} mq->m md->m mm->q OO->O`,
  fmax: extremum,
  fmin: extremum,
  fmod: `${each(reals, "xx->x")} OO->O`,
  frexp: each("efdg", "x->xi"),
  gcd: shift,
  greater: `${ordering} OO->O`,
  greater_equal: `${ordering} OO->O`,
  heaviside: float2,
  hypot: `${float2} OO->O`,
  invert: `${each(`?${integers}`, "x->x")} O->O`,
  isfinite: test,
  isinf: test,
  isnan: test,
  isnat: "M->? m->?",
  lcm: shift,
  ldexp: "ei->e fi->f el->e fl->f di->d dl->d gi->g gl->g",
  left_shift: shift,
  less: `${ordering} OO->O`,
  less_equal: `${ordering} OO->O`,
  log: fast,
  log10: twice,
  log1p: twice,
  log2: twice,
  logaddexp: float2,
  logaddexp2: float2,
  logical_and: logic,
  logical_not: `${each(`?${numbers}`, "x->?")} O->O`,
  logical_or: logic,
  logical_xor: logic,
  matmul: product,
  matvec: product,
  maximum: extremum,
  minimum: extremum,
  modf: each("efdg", "x->xx"),
  multiply: `${each(`?${numbers}`, "xx->x")} mq->m qm->m md->m dm->m OO->O`,
  negative: `${each(`${reals}m`, "x->x")} F->F D->D G->G O->O`,
  nextafter: float2,
  not_equal: `${ordering} OO->O`,
  positive: `${each(`${reals}m`, "x->x")} F->F D->D G->G O->O`,
  power: `${each(integers, "xx->x")} ee->e ff->f dd->d ${each("efdgFDG", "xx->x")} OO->O`,
  rad2deg: angle,
  radians: angle,
  reciprocal: `${each(numbers, "x->x")} O->O`,
  remainder: `${each(reals, "xx->x")} mm->m OO->O`,
  right_shift: shift,
  rint: fast,
  sign: `${each(`${numbers}m`, "x->x")} O->O`,
  signbit: each("efdg", "x->?"),
  sin: circular,
  sinh: twice,
  spacing: each("efdg", "x->x"),
  sqrt: fast,
  square: `${each(numbers, "x->x")} O->O`,
  subtract: `${each(numbers, "xx->x")} Mm->M mm->m MM->m OO->O`,
  tan: twice,
  tanh: twice,
  trunc: rounding,
  vecdot: product,
  vecmat: product,
} as const satisfies Readonly<Record<string, string>>;

export type UfuncName = keyof typeof loops;

/** Other names of the same ufuncs in NumPy's namespace. */
export const ufuncAliases: Readonly<Record<string, UfuncName>> = {
  abs: "absolute",
  acos: "arccos",
  acosh: "arccosh",
  asin: "arcsin",
  asinh: "arcsinh",
  atan: "arctan",
  atan2: "arctan2",
  atanh: "arctanh",
  bitwise_invert: "invert",
  bitwise_left_shift: "left_shift",
  bitwise_not: "invert",
  bitwise_right_shift: "right_shift",
  conj: "conjugate",
  mod: "remainder",
  pow: "power",
  true_divide: "divide",
};

/** What a reduction over nothing gives; a ufunc that is not listed has no identity. */
export const identities: Readonly<Partial<Record<UfuncName, number | boolean>>> = {
  add: 0,
  bitwise_and: -1,
  bitwise_or: 0,
  bitwise_xor: 0,
  gcd: 0,
  hypot: 0,
  logaddexp: Number.NEGATIVE_INFINITY,
  logaddexp2: Number.NEGATIVE_INFINITY,
  logical_and: true,
  logical_or: false,
  logical_xor: false,
  multiply: 1,
};

/** Core dimensions of the generalised ufuncs. */
export const signatures: Readonly<Partial<Record<UfuncName, string>>> = {
  matmul: "(n?,k),(k,m?)->(n?,m?)",
  matvec: "(m,n),(n)->(m)",
  vecdot: "(n),(n)->()",
  vecmat: "(n),(n,m)->(m)",
};

/** A universal function. */
export interface Ufunc {
  readonly name: UfuncName;
  readonly nin: number;
  readonly nout: number;
  /** Its loops as NumPy lists them: "dd->d". */
  readonly types: readonly string[];
}

const made = new Map<string, Ufunc>();

/** Returns the ufunc of this name or alias. */
export function ufuncNamed(name: string): Ufunc | undefined {
  const own = ufuncAliases[name] ?? name;
  const found = made.get(own);
  if (found || !isUfuncName(own)) return found;
  const types = loops[own].split(" ");
  const [ins, outs] = types[0].split("->");
  const ufunc: Ufunc = { name: own, nin: ins.length, nout: outs.length, types };
  made.set(own, ufunc);
  return ufunc;
}

function isUfuncName(name: string): name is UfuncName {
  return Object.hasOwn(loops, name);
}
