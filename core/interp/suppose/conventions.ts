/**
 * How many axes arrays have that are called so by custom: scikit-image's and SciPy's documentation (`image`, `mask`, `coords`) and
 * scikit-learn's glossary (`X`, `y`). Only what is an array by other signs is taken for one of these.
 */
const conventions: readonly (readonly [RegExp, number])[] = [
  [/^(X|X_\w+)$/, 2],
  [/^(y|y_\w+|sample_weights?)$/, 1],
  [/(^|_)(image|img|im|mask|label_image|labels?_img|gray|frame|footprint|picture)(_\w+|\d)?$/, 2],
  [/(^|_)(coords|coordinates|points|pts|vertices|centroids|matrix)$/, 2],
  [/(^|_)(vec|vector|weights|signal|knots|eigvals)$/, 1],
];

/** Returns how many axes an array of this name has by custom; undefined where there is none. */
export function customaryAxes(name: string): number | undefined {
  return conventions.find(([pattern]) => pattern.test(name))?.[1];
}
