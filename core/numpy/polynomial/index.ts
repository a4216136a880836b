/** Polynomials, windows and special functions; importing it registers them. */
import "./companion.ts";
import "./poly.ts";
import "./poly1d.ts";
import "./functions.ts";
import "./series.ts";
import "./special.ts";
import "./windows.ts";
import "./utilities.ts";
