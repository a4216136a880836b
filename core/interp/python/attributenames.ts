/** int has them, and bool as a kind of int. */
const whole =
  "as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes".split(
    " ",
  );

/** The public attributes of Python's own types, by `Value.t`: what a type has is at least unknown, and what it lacks raises. */
export const attributeNames: Readonly<Record<string, readonly string[]>> = {
  str: "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill".split(
    " ",
  ),
  bytes:
    "capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill".split(
      " ",
    ),
  int: whole,
  float: "as_integer_ratio conjugate fromhex hex imag is_integer real".split(" "),
  complex: "conjugate imag real".split(" "),
  list: "append clear copy count extend index insert pop remove reverse sort".split(" "),
  tuple: "count index".split(" "),
  dict: "clear copy fromkeys get items keys pop popitem setdefault update values".split(" "),
  set: "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update".split(
    " ",
  ),
  range: "count index start step stop".split(" "),
  slice: "indices start step stop".split(" "),
  bool: whole,
  none: [],
  ellipsis: [],
};
