import "./sums.ts";
import "./moments.ts";
import "./argextremum.ts";
