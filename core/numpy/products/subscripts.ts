import { raise } from "../../ndarray/error.ts";

/** One letter for each axis; axes of an ellipsis are "0", "1", ... from its end. */
export type Labels = readonly string[];

/** Reads `einsum`'s subscripts for operands of these ranks. Raises NumPy's ValueErrors. */
export function parseSubscripts(
  text: string,
  ranks: readonly number[],
): { readonly inputs: readonly Labels[]; readonly output: Labels } {
  const [left, right] = text.replaceAll(" ", "").split("->");
  const parts = left.split(",");
  if (parts.length < ranks.length) raise("ValueError", "fewer operand subscripts provided than operands");
  if (parts.length > ranks.length)
    raise("ValueError", "more operands provided than specified in the subscripts string");
  const inputs = parts.map((part, i) => labelsOf(part, ranks[i], i));
  const broadcast = longest(inputs.map((labels) => labels.filter(isBroadcast)));
  return {
    inputs,
    output: right === undefined ? implicit(inputs, broadcast) : outputOf(right, inputs, broadcast),
  };
}

function isBroadcast(label: string): boolean {
  return label >= "0" && label <= "9";
}

function longest(lists: readonly Labels[]): Labels {
  return lists.reduce((most, list) => (list.length > most.length ? list : most), []);
}

function labelsOf(part: string, rank: number, operand: number): Labels {
  const [before, after] = part.split("...");
  const letters = part.replace("...", "");
  for (const letter of letters)
    if (!/[A-Za-z]/.test(letter))
      raise(
        "ValueError",
        `invalid subscript '${letter}' in einstein sum subscripts string, subscripts must be letters`,
      );
  if (letters.length > rank)
    raise("ValueError", `einstein sum subscripts string contains too many subscripts for operand ${operand}`);
  if (after === undefined) {
    if (letters.length < rank)
      raise(
        "ValueError",
        `operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`,
      );
    return Array.from(before);
  }
  const count = rank - letters.length;
  // Broadcast axes are counted from their end, so that those of different ranks meet.
  return [...before, ...Array.from({ length: count }, (_, i) => String(count - 1 - i)), ...after];
}

function implicit(inputs: readonly Labels[], broadcast: Labels): Labels {
  const letters = inputs.flat().filter((label) => !isBroadcast(label));
  const single = letters.filter((label) => letters.indexOf(label) === letters.lastIndexOf(label));
  return [...broadcast, ...single.sort()];
}

function outputOf(text: string, inputs: readonly Labels[], broadcast: Labels): Labels {
  const all = new Set(inputs.flat());
  const [before, after] = text.split("...");
  const output = after === undefined ? Array.from(before) : [...before, ...broadcast, ...after];
  output.forEach((label, i) => {
    if (!all.has(label))
      raise(
        "ValueError",
        `einstein sum subscripts string included output subscript '${label}' which never appeared in an input`,
      );
    if (output.indexOf(label) !== i)
      raise(
        "ValueError",
        `einstein sum subscripts string includes output subscript '${label}' multiple times`,
      );
  });
  return output;
}
