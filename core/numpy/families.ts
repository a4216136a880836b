/** The families of functions; each registers its rows when it is imported. */
import "./files/index.ts";
import "./shaping/index.ts";
import "./creation/index.ts";
import "./ufunc/rows.ts";
import "./reductions/index.ts";
import "./printing/index.ts";
import "./random/index.ts";
import "./selecting/index.ts";
import "./strings/index.ts";
import "./products/index.ts";
import "./sorting/index.ts";
import "./elementwise/index.ts";
import "./datetimes/index.ts";
import "./linalg/index.ts";
import "./types/index.ts";
