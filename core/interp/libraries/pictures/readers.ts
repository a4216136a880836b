import { newArray } from "../../../ndarray/array.ts";
import { bool, type DType, float32, uint8, uint16 } from "../../../ndarray/dtypes/dtype.ts";
import { contiguous } from "../../../ndarray/layouts/layout.ts";
import { arrayOfShape } from "../../../ndarray/sketch.ts";
import type { Native } from "../../classes/objects.ts";
import { mayRaise } from "../../paths/doubt.ts";
import { pictureAt } from "./file.ts";
import type { PictureHeader } from "./header.ts";

type Kinds = Readonly<Record<PictureHeader["kind"], DType>>;

/** imageio through Pillow, and scikit-image through imageio. */
export const asStored: Kinds = { bits: bool, grey: uint8, grey16: uint16, rgb: uint8, rgba: uint8 };

/** Matplotlib scales a PNG's values to [0, 1]. */
export const scaled: Kinds = { bits: float32, grey: float32, grey16: float32, rgb: float32, rgba: float32 };

const channels = { bits: [], grey: [], grey16: [], rgb: [3], rgba: [4] } as const;

/** `imread("name.png")`: dtype and shape are those of the file's header; of other kinds of files and with options nothing is known. */
export function imread(name: string, dtypes: Kinds): Native {
  return (machine, { positional, named, node }) => {
    const picture =
      positional.length === 1 && named.size === 0 ? pictureAt(machine, positional[0]) : undefined;
    if (!picture) return machine.notKnown("an image");
    const shape = [picture.height, picture.width, ...channels[picture.kind]];
    if (picture.format !== "png") {
      mayRaise(machine);
      return arrayOfShape(shape, asStored[picture.kind]);
    }
    const out = newArray(contiguous(dtypes[picture.kind], shape));
    // What the library allocates meanwhile is not followed.
    return machine.perform(node, name, positional, { kind: "alloc", out, value: out, unfollowed: true });
  };
}
