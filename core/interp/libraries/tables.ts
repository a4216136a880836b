import type { Native } from "../classes/objects.ts";
import type { ModuleTable } from "../python/modules.ts";
import { functionsOf, type LibraryFunction } from "./function.ts";
import { plotModule } from "./matplotlib.ts";
import { opencv, opencvConstants } from "./opencv.ts";
import { asStored, imread, scaled } from "./pictures/readers.ts";
import { pillowFunctions } from "./pillow.ts";
import { distance } from "./scipy/distance.ts";
import { fft } from "./scipy/fft.ts";
import { linalg } from "./scipy/linalg.ts";
import { ndimage } from "./scipy/ndimage.ts";
import { signal, windows } from "./scipy/signal.ts";
import { integrate, optimize } from "./scipy/solvers.ts";
import { special } from "./scipy/special.ts";
import { distributions, stats } from "./scipy/stats.ts";
import { data } from "./skimage/data.ts";
import { color, exposure, feature, filters, morphology, transform, util } from "./skimage/functions.ts";
import { datasets, modelSelection } from "./sklearn.ts";

/** What is known of other libraries, by their modules. A class or object with methods of its own stands here as a module. */
const rows: Readonly<Record<string, Readonly<Record<string, LibraryFunction>>>> = {
  "scipy.fft": fft,
  "scipy.integrate": integrate,
  "scipy.linalg": linalg,
  "scipy.ndimage": ndimage,
  "scipy.optimize": optimize,
  "scipy.signal": signal,
  "scipy.signal.windows": windows,
  "scipy.spatial.distance": distance,
  "scipy.special": special,
  "scipy.stats": stats,
  ...distributions,
  skimage: util,
  "skimage.color": color,
  "skimage.data": data,
  "skimage.exposure": exposure,
  "skimage.feature": feature,
  "skimage.filters": filters,
  "skimage.morphology": morphology,
  "skimage.transform": transform,
  "skimage.util": util,
  "sklearn.datasets": datasets,
  "sklearn.model_selection": modelSelection,
  cv2: opencv,
};

const reader = (module: string, dtypes = asStored): Record<string, Native> => ({
  imread: imread(`${module}.imread`, dtypes),
});

/** Modules of other libraries of which some functions are known; of all others nothing is. */
export const libraryModules: Readonly<Record<string, ModuleTable>> = {
  ...Object.fromEntries(
    Object.entries(rows).map(([module, functions]) => [
      module,
      { functions: functionsOf(module, functions) },
    ]),
  ),
  cv2: { functions: functionsOf("cv2", opencv), values: opencvConstants },
  "PIL.Image": { functions: pillowFunctions },
  "skimage.io": { functions: reader("skimage.io") },
  imageio: { functions: reader("imageio") },
  "imageio.v2": { functions: reader("imageio.v2") },
  "imageio.v3": { functions: reader("imageio.v3") },
  "matplotlib.image": { functions: reader("matplotlib.image", scaled) },
  "matplotlib.pyplot": {
    functions: { ...reader("matplotlib.pyplot", scaled), ...plotModule.functions },
  },
};
