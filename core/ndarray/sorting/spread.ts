/** Elements from which, and up to which, numbers are spread over as many places. */
const [fewest, most] = [40, 1 << 15];

/** Elements that may come to one place: they are put in order one by one. */
const crowd = 24;

/** How many numbers come to each place, and then where the next of them goes; kept for the next sort. */
let places = new Int32Array(1024);
let spots = new Int32Array(1024);

/**
 * Writes numbers to `to` from the least to the greatest, spread by their sizes over as many places as there are numbers, where that brings
 * few together; `order`, if given, gets their positions, those of equal ones rising. False, with nothing of use written, where many come
 * together, where there are few or many numbers, and where a NaN, an infinity or a negative zero is among them.
 */
export function spreadSort(numbers: Float64Array, to: Float64Array, order?: Int32Array): boolean {
  const { length } = numbers;
  if (length < fewest || length > most || !countPlaces(numbers)) return false;
  if (order) placeWithOrder(numbers, to, order);
  else placeNumbers(numbers, to);
  return true;
}

/** Finds where the numbers of each place begin; false where they can't be spread. */
function countPlaces(numbers: Float64Array): boolean {
  const { length } = numbers;
  let [low, high] = [numbers[0], numbers[0]];
  for (let i = 0; i < length; i++) {
    const number = numbers[i];
    if (number < low) low = number;
    else if (number > high) high = number;
    else if (Number.isNaN(number)) return false;
  }
  const scale = (length - 1) / (high - low);
  // Of an infinity nothing is a part, and of numbers that lie too close together each is.
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY && high - low < Number.POSITIVE_INFINITY)) return false;
  if (places.length <= length) [places, spots] = [new Int32Array(2 * length), new Int32Array(2 * length)];
  const [next, spot] = [places, spots];
  next.fill(0, 0, length);
  for (let i = 0; i < length; i++) {
    const number = numbers[i];
    if (number === 0 && 1 / number < 0) return false;
    const at = ((number - low) * scale) | 0;
    spot[i] = at;
    next[at]++;
  }
  for (let i = 0, from = 0; i < length; i++) {
    const count = next[i];
    if (count > crowd) return false;
    next[i] = from;
    from += count;
  }
  return true;
}

function placeNumbers(numbers: Float64Array, to: Float64Array): void {
  const { length } = numbers;
  const [next, spot] = [places, spots];
  for (let i = 0; i < length; i++) to[next[spot[i]]++] = numbers[i];
  for (let i = 1; i < length; i++) {
    const number = to[i];
    let at = i;
    for (; at > 0 && to[at - 1] > number; at--) to[at] = to[at - 1];
    to[at] = number;
  }
}

function placeWithOrder(numbers: Float64Array, to: Float64Array, order: Int32Array): void {
  const { length } = numbers;
  const [next, spot] = [places, spots];
  for (let i = 0; i < length; i++) {
    const at = next[spot[i]]++;
    to[at] = numbers[i];
    order[at] = i;
  }
  for (let i = 1; i < length; i++) {
    const number = to[i];
    if (to[i - 1] <= number) continue;
    const position = order[i];
    let at = i;
    for (; at > 0 && to[at - 1] > number; at--) {
      to[at] = to[at - 1];
      order[at] = order[at - 1];
    }
    to[at] = number;
    order[at] = position;
  }
}
