import "./sums.ts";
import "./moments.ts";
import "./argextremum.ts";
import "./nan.ts";
import "./spans.ts";
import "./median.ts";
import "./quantile.ts";
