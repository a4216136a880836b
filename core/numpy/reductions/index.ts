import "./sums.ts";
import "./moments.ts";
