/** numpy.fft; importing it registers its functions. */
import "./frequencies.ts";
import "./rows.ts";
