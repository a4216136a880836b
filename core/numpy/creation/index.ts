/** The functions that make arrays from shapes, ranges and other values; importing it registers them. */
import "./array.ts";
import "./filled.ts";
import "./ranges.ts";
