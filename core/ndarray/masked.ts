import { NDArray, type Subclass } from "./array.ts";
import { nothing } from "./contents/contents.ts";
import type { Layout } from "./layouts/layout.ts";
import { touch } from "./mutable.ts";

/** An array of bool beside the data, none at all (NumPy's `nomask`), or one of which it is not known whether it is there. */
export type Mask = NDArray | "none" | "unknown";

/** What a masked array has beside its data; replaced as a whole. */
export interface Masking {
  readonly mask: Mask;
  /** The 0-d array behind `fill_value`; undefined until somebody asks for it. Arrays that were made from each other share it. */
  readonly fill?: NDArray | "unknown";
  /** True where masked elements can't be given a value. */
  readonly hard: boolean;
  /** True where other arrays have the same mask. */
  readonly shared: boolean;
}

interface Options {
  readonly layout?: Layout;
  readonly subclass?: Subclass;
  readonly owns?: boolean;
}

/** A masked array: a view of its data, with a mask of the same shape. */
export class MaskedArray extends NDArray {
  private now: Masking;

  /** A view of `data`, which the masked array keeps alive; where it `owns` the memory it takes the place of `data`. */
  constructor(
    data: NDArray,
    masking: Masking,
    { layout = data.layout, subclass = "MaskedArray", owns = false }: Options = {},
  ) {
    const base = owns ? undefined : (data.base ?? data);
    super(layout, data.buffer, base, owns, data.writeable, subclass);
    this.now = masking;
  }

  get masking(): Masking {
    return this.now;
  }

  /** Replaces a part of it; a mask that somebody holds already with the array is held in the place of the former one. */
  set masking(next: Masking) {
    touch(this);
    const former = this.now.mask;
    if (this.refs > 0 && former !== next.mask) {
      count(next.mask, 1);
      count(former, -1);
    }
    this.now = next;
  }

  /** Sets what stands for several ways through a program, none of which holds more than the present one. */
  join(next: Masking): void {
    touch(this);
    this.now = next;
  }

  /** Gives up what is known of the mask and of the elements. */
  lose(): void {
    this.buffer.store.contents = nothing;
    const { mask } = this.now;
    if (mask instanceof NDArray) mask.buffer.store.contents = nothing;
    this.masking = { ...this.now, mask: "unknown" };
  }

  override save(): () => void {
    const array = super.save();
    const { now } = this;
    return () => {
      array();
      this.now = now;
    };
  }
}

function count(mask: Mask, by: number): void {
  if (!(mask instanceof NDArray)) return;
  touch(mask);
  mask.refs += by;
}

/** Returns what holds of both; `a` itself where it already stands for `b`. */
export function joinedMasking(a: Masking, b: Masking): Masking {
  const fill = a.fill === b.fill ? a.fill : "unknown";
  const mask = a.mask === b.mask && fill === a.fill && a.hard === b.hard ? a.mask : "unknown";
  const isSettled = mask === a.mask && fill === a.fill;
  return isSettled ? a : { mask, fill, hard: a.hard, shared: a.shared || b.shared };
}
