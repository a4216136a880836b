import { NDArray, newArray } from "../../ndarray/array.ts";
import { bool, type DType, float32, int32, uint8, uint16 } from "../../ndarray/dtypes/dtype.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { arrayOfRanks, freshLength } from "../../ndarray/sketch.ts";
import { pyInt, pyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { callValue } from "../calls/call.ts";
import type { Native } from "../classes/objects.ts";
import type { CallArguments } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { argument, exactText } from "../python/arguments.ts";
import { Cell, NativeObject } from "../python/native.ts";
import { pictureAt } from "./pictures/file.ts";

/** What the array of an image is, by the image's mode (PIL/Image.py, _MODE_CONV). */
const arrays: Readonly<Record<string, readonly [dtype: DType, channels: number]>> = {
  "1": [bool, 0],
  L: [uint8, 0],
  P: [uint8, 0],
  LA: [uint8, 2],
  RGB: [uint8, 3],
  RGBA: [uint8, 4],
  CMYK: [uint8, 4],
  YCbCr: [uint8, 3],
  HSV: [uint8, 3],
  LAB: [uint8, 3],
  I: [int32, 0],
  F: [float32, 0],
  "I;16": [uint16, 0],
};

const modes = { bits: "1", grey: "L", grey16: "I;16", rgb: "RGB", rgba: "RGBA" } as const;

/** An image's mode, where it is known, and its lengths. */
interface Form {
  readonly mode: string | undefined;
  readonly width: Dim;
  readonly height: Dim;
}

const anySize = () => ({ width: freshLength(), height: freshLength() });

/** Pillow's image. Its form is lost when something changes it in place. */
export class PillowImage extends NativeObject {
  private readonly cell: Cell<Form>;

  constructor(form: Form) {
    super("Image", {}, methods);
    this.cell = new Cell<Form>(form);
  }

  get form(): Form {
    return this.cell.value ?? { mode: undefined, ...anySize() };
  }

  override forget(): void {
    this.cell.value = undefined;
  }

  override attribute(name: string): Value | undefined {
    const { mode, width, height } = this.form;
    switch (name) {
      case "size":
        return pyTuple([pyInt(width), pyInt(height)]);
      case "width":
        return pyInt(width);
      case "height":
        return pyInt(height);
      case "mode":
        return mode === undefined ? unknown : pyStr(mode);
      default:
        return super.attribute(name) ?? (leaving.has(name) ? unknown : undefined);
    }
  }

  /** Returns the array that NumPy makes of it: one that can't be written, over bytes that Pillow has made. */
  override toArray(): Value {
    const { mode, width, height } = this.form;
    const [dtype, channels] = (mode !== undefined && arrays[mode]) || [undefined, 0];
    if (!dtype) return arrayOfRanks([2, 3]);
    const owner = newArray(contiguous(dtype, [height, width, ...(channels > 0 ? [channels] : [])]));
    return new NDArray(owner.layout, owner.buffer, owner, false, false);
  }
}

/** Methods that are not followed, and leave mode and lengths as they are. */
const leaving: ReadonlySet<string> = new Set(
  "save show close load getdata getpixel getbands getbbox getextrema histogram tobytes split getchannel info format paste putpixel putdata".split(
    " ",
  ),
);

/** A method that gives another image of a form that follows from its own. */
const giving =
  (formOf: (form: Form, args: CallArguments) => Form | undefined): Native =>
  (machine, args) => {
    const [image] = args.positional;
    const rest = { ...args, positional: args.positional.slice(1) };
    const form = image instanceof PillowImage ? formOf(image.form, rest) : undefined;
    if (!form) return callValue(machine, unknown, args);
    mayRaise(machine);
    return new PillowImage(form);
  };

const resized = (form: Form, args: CallArguments): Form | undefined => {
  const size = lengthsIn(argument(args, 0, "size"));
  return size && { ...form, width: size[0], height: size[1] };
};

/** A whole number of pixels each: `(width, height)`. */
function lengthsIn(value: Value | undefined): readonly [Dim, Dim] | undefined {
  const items = value?.t === "tuple" || value?.t === "list" ? value.items : undefined;
  const lengths = items?.map((item) => (item.t === "int" && typeof item.v !== "bigint" ? item.v : undefined));
  const [width, height] = lengths ?? [];
  return lengths?.length === 2 && width !== undefined && height !== undefined ? [width, height] : undefined;
}

const converted = (form: Form, args: CallArguments): Form | undefined => {
  const mode = exactText(argument(args, 0, "mode"));
  return mode !== undefined && mode in arrays ? { ...form, mode } : undefined;
};

const turned = (form: Form, { named }: CallArguments): Form =>
  named.has("expand") ? { ...form, ...anySize() } : form;

/** The box is `(left, upper, right, lower)`. */
const cropped = (form: Form, args: CallArguments): Form => {
  const box = argument(args, 0, "box");
  const items = box?.t === "tuple" || box?.t === "list" ? box.items : undefined;
  const edges = items?.map((item) => (item.t === "int" && typeof item.v === "number" ? item.v : undefined));
  const [left, upper, right, lower] = edges ?? [];
  const isKnown = left !== undefined && upper !== undefined && right !== undefined && lower !== undefined;
  return { ...form, ...(isKnown ? { width: right - left, height: lower - upper } : anySize()) };
};

const same = (form: Form) => form;

const methods: Readonly<Record<string, Native>> = {
  convert: giving(converted),
  resize: giving(resized),
  rotate: giving(turned),
  crop: giving(cropped),
  copy: giving(same),
  filter: giving((form, { positional: [kind] }) => (kind?.t === "unknown" ? form : undefined)),
  transpose: giving((form) => ({ ...form, ...anySize() })),
  __enter__: (_, { positional: [image] }) => image,
  __exit__: () => ({ t: "none" }),
};

/** `Image.open(path)`: of a file that isn't known neither the mode nor the lengths are. */
const opened: Native = (machine, args) => {
  mayRaise(machine);
  const picture = pictureAt(machine, args.positional[0]);
  const form = picture
    ? { mode: modes[picture.kind], width: picture.width, height: picture.height }
    : { mode: undefined, ...anySize() };
  return new PillowImage(form);
};

/** `Image.new(mode, size, color)`. */
const made: Native = (machine, args) => {
  const mode = exactText(argument(args, 0, "mode"));
  const size = lengthsIn(argument(args, 1, "size"));
  if (mode === undefined || !(mode in arrays) || !size) return callValue(machine, unknown, args);
  mayRaise(machine);
  return new PillowImage({ mode, width: size[0], height: size[1] });
};

/** `Image.fromarray(array)`, whose mode follows from the dtype. The image may share the array's bytes. */
const fromArray: Native = (machine, args) => {
  const [array] = args.positional;
  const result = callValue(machine, unknown, args);
  if (!(array instanceof NDArray) || args.positional.length > 1 || args.named.size > 0) return result;
  const [height, width, channels] = array.shape;
  const found = Object.entries(arrays).find(
    ([mode, [dtype, count]]) =>
      shown.has(mode) &&
      dtype.char === array.dtype.char &&
      (count === 0 ? array.shape.length === 2 : channels === count),
  );
  return found && array.shape.length <= 3 ? new PillowImage({ mode: found[0], width, height }) : result;
};

const shown = new Set(["1", "L", "RGB", "RGBA", "I", "F", "I;16"]);

/** `PIL.Image`. */
export const pillowFunctions: Readonly<Record<string, Native>> = {
  open: opened,
  new: made,
  fromarray: fromArray,
};
