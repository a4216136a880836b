import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { Arg, Arguments, Expr } from "./ast.ts";
import { identifier, type Lowering, outerPlace, place } from "./lower.ts";
import type { LowerExpr } from "./lower-string.ts";
import { endOf } from "./reader.ts";

const STAR: Nodes.ParamCategory.ArgsList = 1;
const DOUBLE_STAR: Nodes.ParamCategory.KwargsDict = 2;

/** The parameters of a function or lambda. Where there are none their place is the end of `owner`'s first token. */
export function lowerParameters(
  low: Lowering,
  params: readonly Nodes.ParameterNode[],
  owner: Nodes.ParseNode,
  lowerExpr: LowerExpr,
): Arguments {
  const groups = { posonlyargs: [] as Arg[], args: [] as Arg[], kwonlyargs: [] as Arg[] };
  const defaults: Expr[] = [];
  const kw_defaults: (Expr | null)[] = [];
  let [vararg, kwarg]: (Arg | null)[] = [null, null];
  let keywordOnly = false;
  for (const param of params) {
    const { category, name, defaultValue } = param.d;
    const arg = name === undefined ? null : lowerArg(low, param, name, lowerExpr);
    if (category === DOUBLE_STAR) kwarg = arg;
    else if (category === STAR) {
      vararg = arg;
      keywordOnly = true;
    } else if (arg === null) groups.posonlyargs = groups.args.splice(0);
    else if (keywordOnly) {
      groups.kwonlyargs.push(arg);
      kw_defaults.push(defaultValue === undefined ? null : lowerExpr(low, defaultValue));
    } else {
      groups.args.push(arg);
      if (defaultValue !== undefined) defaults.push(lowerExpr(low, defaultValue));
    }
  }
  const where =
    params.length === 0
      ? place(low, owner.start, owner.start)
      : place(low, params[0].start, endOf(params[params.length - 1]));
  return { kind: "arguments", ...where, ...groups, vararg, kw_defaults, kwarg, defaults };
}

function lowerArg(
  low: Lowering,
  param: Nodes.ParameterNode,
  name: Nodes.NameNode,
  lowerExpr: LowerExpr,
): Arg {
  const { annotation } = param.d;
  return {
    kind: "arg",
    ...place(low, name.start, endOf(annotation ?? name)),
    arg: identifier(name.d.value),
    argSpan: outerPlace(low, name),
    annotation: annotation === undefined ? null : lowerExpr(low, annotation),
  };
}
