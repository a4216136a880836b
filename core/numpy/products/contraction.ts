/** Letters of one operand. */
export type Letters = ReadonlySet<string>;

/** The lengths of the letters' axes. */
export type Lengths = ReadonlyMap<string, number>;

/** A pair or more of operands taken together: what comes of them, and what is left to be contracted. */
export interface Contraction {
  readonly result: Letters;
  readonly remaining: readonly Letters[];
  readonly removed: Letters;
  readonly all: Letters;
}

/** Returns how many elements an array with these letters has. */
export function sizeOf(letters: Iterable<string>, lengths: Lengths): number {
  let size = 1;
  for (const letter of letters) size *= lengths.get(letter) ?? 1;
  return size;
}

/** Returns the number of operations as `np.einsum_path` counts them. */
export function flops(letters: Letters, isSummed: boolean, terms: number, lengths: Lengths): number {
  return sizeOf(letters, lengths) * (Math.max(1, terms - 1) + Number(isSummed));
}

/** Returns what contracting the operands at these positions gives; the result comes behind those that are left. */
export function contraction(
  positions: readonly number[],
  inputs: readonly Letters[],
  output: Letters,
): Contraction {
  const all = new Set<string>();
  const kept = new Set(output);
  const remaining: Letters[] = [];
  inputs.forEach((letters, i) => {
    const into = positions.includes(i) ? all : kept;
    for (const letter of letters) into.add(letter);
    if (into === kept) remaining.push(letters);
  });
  const result = new Set([...kept].filter((letter) => all.has(letter)));
  const removed = new Set([...all].filter((letter) => !result.has(letter)));
  return { result, remaining: [...remaining, result], removed, all };
}

type Pair = readonly [number, number];

interface Candidate {
  /** How many elements fewer there are afterwards, negative, and the cost. */
  readonly sort: readonly [number, number];
  readonly pair: Pair;
  readonly sets: readonly Letters[];
}

function pairs(count: number): Pair[] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_one, k): Pair => [i, i + k + 1]),
  ).flat();
}

const isDisjoint = (a: Letters, b: Letters) => ![...a].some((letter) => b.has(letter));

/** Returns the order of contraction that takes the best pair at each step: the one that leaves the fewest elements. */
export function greedyPath(
  operands: readonly Letters[],
  output: Letters,
  lengths: Lengths,
  limit: number,
): readonly (readonly number[])[] {
  const whole = contraction(Array.from(operands.keys()), operands, output);
  const naive = flops(whole.all, whole.removed.size > 0, operands.length, lengths);
  const path: (readonly number[])[] = [];
  let [inputs, spent] = [operands, 0];
  let known: Candidate[] = [];
  let next = pairs(operands.length);
  const add = (pair: Pair) => {
    const { result, remaining, removed, all } = contraction(pair, inputs, output);
    const size = sizeOf(result, lengths);
    const cost = flops(all, removed.size > 0, 2, lengths);
    if (size > limit || spent + cost > naive) return;
    const before = pair.reduce((sum, at) => sum + sizeOf(inputs[at], lengths), 0);
    known.push({ sort: [size - before, cost], pair, sets: remaining });
  };
  for (let step = 0; step < operands.length - 1; step++) {
    for (const pair of next) if (!isDisjoint(inputs[pair[0]], inputs[pair[1]])) add(pair);
    // Outer products come last.
    if (known.length === 0) for (const pair of pairs(inputs.length)) add(pair);
    if (known.length === 0) return [...path, Array.from(inputs.keys())];
    const best = known.reduce((least, one) => (isBefore(one.sort, least.sort) ? one : least));
    known = known.flatMap((one) => afterwards(one, best));
    inputs = best.sets;
    const last = inputs.length - 1;
    next = Array.from({ length: last }, (_, i): Pair => [i, last]);
    path.push(best.pair);
    spent += best.sort[1];
  }
  return path;
}

const isBefore = (a: readonly [number, number], b: readonly [number, number]) =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/** A candidate once the best has been contracted; none when it shares an operand with that. */
function afterwards({ sort, pair: [x, y], sets }: Candidate, best: Candidate): readonly Candidate[] {
  const [bx, by] = best.pair;
  if (x === bx || x === by || y === bx || y === by) return [];
  const rest = [...sets];
  rest.splice(by - Number(by > x) - Number(by > y), 1);
  rest.splice(bx - Number(bx > x) - Number(bx > y), 1);
  rest.splice(-1, 0, best.sets[best.sets.length - 1]);
  const moved = (at: number) => at - Number(at > bx) - Number(at > by);
  return [{ sort, pair: [moved(x), moved(y)], sets: rest }];
}

/** More orders than these are not looked through. */
const mostOrders = 20_000;

/** Returns the cheapest of all orders of contraction; undefined where there are too many. */
export function optimalPath(
  operands: readonly Letters[],
  output: Letters,
  lengths: Lengths,
  limit: number,
): readonly (readonly number[])[] | undefined {
  let all: readonly { cost: number; path: readonly (readonly number[])[]; inputs: readonly Letters[] }[] = [
    { cost: 0, path: [], inputs: operands },
  ];
  const cheapest = () => all.reduce((least, one) => (one.cost < least.cost ? one : least)).path;
  for (let step = 0; step < operands.length - 1; step++) {
    const further = all.flatMap(({ cost, path, inputs }) =>
      pairs(operands.length - step).flatMap((pair) => {
        const found = contraction(pair, inputs, output);
        if (sizeOf(found.result, lengths) > limit) return [];
        const own = flops(found.all, found.removed.size > 0, 2, lengths);
        return [{ cost: cost + own, path: [...path, pair], inputs: found.remaining }];
      }),
    );
    if (further.length > mostOrders) return undefined;
    if (further.length === 0)
      return [...cheapest(), Array.from({ length: operands.length - step }, (_, i) => i)];
    all = further;
  }
  return cheapest();
}
