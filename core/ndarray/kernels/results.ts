import { type DType, isSwapped } from "../dtypes/dtype.ts";
import { doublesIn } from "../room.ts";
import { converted } from "./convert.ts";
import { type Lane, laneWidth, storeBig, storeLane } from "./lanes.ts";
import { block, streamOf } from "./stream.ts";

/** Writes results that are complete in a lane to packed memory, cast to the dtype of the result; false when they are not exact. */
export function storeResults(
  results: Lane | BigInt64Array,
  { loop, result }: { readonly loop: DType; readonly result: DType },
  data: Uint8Array,
): boolean {
  if (results instanceof Float64Array && loop.kind === "f" && isDouble(result) && !isSwapped(result)) {
    doublesIn(data).set(results);
    return true;
  }
  const count = data.length / result.itemsize;
  const stream = streamOf(result, data, 0, [count], [result.itemsize]);
  const packed = count === 1 ? { ...stream, shape: [1], strides: [result.itemsize] } : stream;
  for (let start = 0; start < count; start += block) {
    const n = Math.min(block, count - start);
    if (results instanceof BigInt64Array) storeBig(packed, start, n, results.subarray(start, start + n), 0);
    else if (!storeBlock(results, loop, result, packed, start, n)) return false;
  }
  return true;
}

function isDouble({ kind, itemsize }: DType): boolean {
  return kind === "f" && itemsize === 8;
}

function storeBlock(
  results: Lane,
  loop: DType,
  result: DType,
  stream: ReturnType<typeof streamOf>,
  start: number,
  n: number,
): boolean {
  const width = laneWidth(loop);
  const part = results.subarray(start * width, (start + n) * width);
  const lane = converted(part, loop, result, n, 0);
  if ((result.kind === "f" || result.kind === "c") && result.itemsize === 8 * laneWidth(result)) {
    const { data, offset } = stream;
    new Float64Array(
      data.buffer,
      data.byteOffset + offset + start * result.itemsize,
      n * laneWidth(result),
    ).set(lane.subarray(0, n * laneWidth(result)));
    return true;
  }
  return storeLane(stream, start, n, lane, 0);
}
