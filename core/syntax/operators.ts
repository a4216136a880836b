import { OperatorType } from "@zzzen/pyright-internal";
import type { OperatorType as Type } from "@zzzen/pyright-internal/dist/parser/tokenizerTypes";
import type { BoolOperator, CompareOperator, Operator, UnaryOperator } from "./ast.ts";

/** Binary operators, and those of augmented assignments, by Pyright's number. */
export const BINARY: ReadonlyMap<Type, Operator> = new Map<Type, Operator>([
  [OperatorType.Add, "Add"],
  [OperatorType.AddEqual, "Add"],
  [OperatorType.Subtract, "Sub"],
  [OperatorType.SubtractEqual, "Sub"],
  [OperatorType.Multiply, "Mult"],
  [OperatorType.MultiplyEqual, "Mult"],
  [OperatorType.MatrixMultiply, "MatMult"],
  [OperatorType.MatrixMultiplyEqual, "MatMult"],
  [OperatorType.Divide, "Div"],
  [OperatorType.DivideEqual, "Div"],
  [OperatorType.FloorDivide, "FloorDiv"],
  [OperatorType.FloorDivideEqual, "FloorDiv"],
  [OperatorType.Mod, "Mod"],
  [OperatorType.ModEqual, "Mod"],
  [OperatorType.Power, "Pow"],
  [OperatorType.PowerEqual, "Pow"],
  [OperatorType.LeftShift, "LShift"],
  [OperatorType.LeftShiftEqual, "LShift"],
  [OperatorType.RightShift, "RShift"],
  [OperatorType.RightShiftEqual, "RShift"],
  [OperatorType.BitwiseOr, "BitOr"],
  [OperatorType.BitwiseOrEqual, "BitOr"],
  [OperatorType.BitwiseXor, "BitXor"],
  [OperatorType.BitwiseXorEqual, "BitXor"],
  [OperatorType.BitwiseAnd, "BitAnd"],
  [OperatorType.BitwiseAndEqual, "BitAnd"],
]);

/** `and` and `or`. */
export const BOOLEAN: ReadonlyMap<Type, BoolOperator> = new Map<Type, BoolOperator>([
  [OperatorType.And, "And"],
  [OperatorType.Or, "Or"],
]);

/** Operators before one operand. */
export const UNARY: ReadonlyMap<Type, UnaryOperator> = new Map<Type, UnaryOperator>([
  [OperatorType.Add, "UAdd"],
  [OperatorType.Subtract, "USub"],
  [OperatorType.BitwiseInvert, "Invert"],
  [OperatorType.Not, "Not"],
]);

/** Comparisons, which chain. */
export const COMPARISON: ReadonlyMap<Type, CompareOperator> = new Map<Type, CompareOperator>([
  [OperatorType.Equals, "Eq"],
  [OperatorType.NotEquals, "NotEq"],
  [OperatorType.LessThan, "Lt"],
  [OperatorType.LessThanOrEqual, "LtE"],
  [OperatorType.GreaterThan, "Gt"],
  [OperatorType.GreaterThanOrEqual, "GtE"],
  [OperatorType.Is, "Is"],
  [OperatorType.IsNot, "IsNot"],
  [OperatorType.In, "In"],
  [OperatorType.NotIn, "NotIn"],
]);
