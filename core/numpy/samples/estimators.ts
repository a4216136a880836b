import { notKnown } from "../../ndarray/error.ts";

/** What an estimator looks at: the sample in order, and the range that is histogrammed. */
interface Sample {
  readonly sorted: readonly number[];
  readonly ends: readonly [first: number, last: number];
  count(bins: number): readonly number[];
}

/** Returns the width of the bins that a rule of thumb asks for; 0 where it has no say. */
type Estimator = (sample: Sample) => number;

const spanOf = ({ sorted }: Sample) => sorted[sorted.length - 1] - sorted[0];

const sqrt: Estimator = (sample) => spanOf(sample) / Math.sqrt(sample.sorted.length);
const sturges: Estimator = (sample) => spanOf(sample) / (Math.log2(sample.sorted.length) + 1);
const rice: Estimator = (sample) => spanOf(sample) / (2 * sample.sorted.length ** (1 / 3));
const scott: Estimator = ({ sorted }) =>
  ((24 * Math.sqrt(Math.PI)) / sorted.length) ** (1 / 3) * Math.sqrt(momentOf(sorted, 2));

const doane: Estimator = (sample) => {
  const { sorted } = sample;
  const n = sorted.length;
  const sigma = Math.sqrt(momentOf(sorted, 2));
  if (n <= 2 || !(sigma > 0)) return 0;
  const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  const skew = Math.abs(momentOf(sorted, 3)) / sigma ** 3;
  return spanOf(sample) / (1 + Math.log2(n) + Math.log2(1 + skew / spread));
};

const fd: Estimator = ({ sorted }) =>
  2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) * sorted.length ** (-1 / 3);

const auto: Estimator = (sample) => Math.min(Math.max(fd(sample), sqrt(sample) / 2), sturges(sample));

/** The number of bins for which an estimate of the error by leaving one out is least. */
const stone: Estimator = (sample) => {
  const [n, span] = [sample.sorted.length, spanOf(sample)];
  if (n <= 1 || span === 0) return 0;
  const most = Math.max(100, Math.floor(Math.sqrt(n)));
  const errors = Array.from({ length: most }, (_, i) => {
    const shares = sample.count(i + 1).reduce((sum, count) => sum + (count / n) ** 2, 0);
    return (2 - (n + 1) * shares) / (span / (i + 1));
  });
  const least = Math.min(...errors);
  const near = errors.filter((error) => error - least <= tolerance * Math.abs(least));
  if (near.length > 1) return notKnown("which number of bins is best");
  return span / (errors.indexOf(least) + 1);
};

/** NumPy's names for `bins`. */
export const estimators: Readonly<Record<string, Estimator>> = {
  stone,
  auto,
  doane,
  fd,
  rice,
  scott,
  sqrt,
  sturges,
};

/** Rounding decides nothing that is farther from a whole number of bins than this part. */
const tolerance = 1e-9;

/** Widths of which every step is rounded alike everywhere. */
const exactly = new Set(["sqrt", "stone"]);

/** Returns how many bins the estimator makes of a range; throws NotKnown where the last digits of its width decide. */
export function binsBy(name: string, sample: Sample, isWhole: boolean): number {
  if (sample.sorted.length === 0) return 1;
  const width = estimators[name](sample);
  if (!(width > 0)) return width === 0 ? 1 : notKnown("the width of the bins");
  const [first, last] = sample.ends;
  if (isWhole && width < 1) return Math.ceil(last - first);
  const bins = (last - first) / width;
  const isNear = Math.abs(bins - Math.round(bins)) <= tolerance * bins;
  return isNear && !exactly.has(name) ? notKnown("the number of bins") : Math.ceil(bins);
}

function momentOf(values: readonly number[], order: number): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** order, 0) / values.length;
}

function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const low = Math.floor(place);
  const next = sorted[Math.min(low + 1, sorted.length - 1)];
  return sorted[low] + (next - sorted[low]) * (place - low);
}
