import { newArray } from "../../../ndarray/array.ts";
import { bool, type DType, float32, uint8, uint16 } from "../../../ndarray/dtype.ts";
import { contiguous } from "../../../ndarray/layout.ts";
import type { Native } from "../../objects.ts";
import type { ModuleTable } from "../modules.ts";
import { pathText } from "../path.ts";
import { type PngHeader, readPng } from "../png.ts";

type Kinds = Readonly<Record<PngHeader["kind"], DType>>;

/** imageio through Pillow, and scikit-image through imageio. */
const asStored: Kinds = { bits: bool, grey: uint8, grey16: uint16, rgb: uint8, rgba: uint8 };

/** Matplotlib scales a PNG's values to [0, 1]. */
const scaled: Kinds = { bits: float32, grey: float32, grey16: float32, rgb: float32, rgba: float32 };

const channels = { bits: [], grey: [], grey16: [], rgb: [3], rgba: [4] } as const;

/** `imread("name.png")`: dtype and shape are those of the file's header; of other formats and with options nothing is known. */
function imread(name: string, dtypes: Kinds): Native {
  return (machine, { positional, named, node }) => {
    const path = positional.length === 1 && named.size === 0 ? pathText(positional[0]) : undefined;
    if (!path?.endsWith(".png")) return machine.notKnown("an image");
    const file = machine.options.files.open(path);
    if (!file || file === "missing") return machine.notKnown("an image file");
    const { contents } = file.store;
    const bytes = contents.kind === "exact" && !contents.known ? contents.data : file.head;
    const png = bytes && readPng(bytes);
    if (!png) return machine.notKnown("an image of a kind that is read differently by libraries");
    const shape = [png.height, png.width, ...channels[png.kind]];
    const out = newArray(contiguous(dtypes[png.kind], shape));
    // What the library allocates meanwhile is not followed.
    return machine.perform(node, name, positional, { kind: "alloc", out, value: out, unfollowed: true });
  };
}

const table = (name: string, dtypes: Kinds): ModuleTable => ({ functions: { imread: imread(name, dtypes) } });

/** The readers of images, by the modules that have them. */
export const imageModules: Readonly<Record<string, ModuleTable>> = {
  "skimage.io": table("skimage.io.imread", asStored),
  imageio: table("imageio.imread", asStored),
  "imageio.v2": table("imageio.v2.imread", asStored),
  "imageio.v3": table("imageio.v3.imread", asStored),
  "matplotlib.pyplot": table("matplotlib.pyplot.imread", scaled),
  "matplotlib.image": table("matplotlib.image.imread", scaled),
};
