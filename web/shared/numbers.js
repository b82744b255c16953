/**
 * Numbers as a reader of a language writes them: so many significant digits, a true minus sign, and a power of ten
 * where plain digits would be a row of zeros.
 */
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * @param {number} value
 * @param {string} language a BCP 47 tag
 * @param {object} [options]
 * @param {number} [options.digits] significant digits, 4 unless told
 * @param {number} [options.decimals] exactly so many decimals instead, for numbers that stand in a column or move
 * @returns {string} "−1.345", "2.5 × 10⁻⁷", "∞"; an em dash for NaN, which is a number the book does not have
 */
export function formatNumber(value, language, { digits = 4, decimals } = {}) {
  if (Number.isNaN(value)) return "—";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  if (decimals !== undefined) {
    return plain(value, language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return scientific(value, language, digits);
  return plain(value, language, { maximumSignificantDigits: digits });
}

/**
 * A number in two parts, which may lie beyond the range of a double, as the engine gives products.
 * @param {{ mantissa: number, exponent: number }} number mantissa · 10^exponent, 1 ≤ mantissa < 10
 * @param {string} language
 * @param {number} [digits] significant digits, 3 unless told
 */
export function formatDecimal({ mantissa, exponent }, language, digits = 3) {
  if (exponent >= -3 && exponent < 5) return formatNumber(mantissa * 10 ** exponent, language, { digits });
  return `${plain(mantissa, language, { maximumSignificantDigits: digits })} × 10${superscript(String(exponent))}`;
}

/**
 * Exactly so many significant digits, noughts at the end included, to be compared digit by digit.
 * @param {number} value
 * @param {string} language
 * @param {number} digits
 */
export function formatDigits(value, language, digits) {
  const options = { minimumSignificantDigits: digits, maximumSignificantDigits: digits, useGrouping: false };
  return plain(value, language, options);
}

/**
 * @param {number} value
 * @param {string} language
 * @param {number} digits
 */
function scientific(value, language, digits) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  return `${plain(Number(mantissa), language, { maximumSignificantDigits: digits })} × 10${superscript(exponent)}`;
}

/** @param {string} exponent "+12", "-7" */
function superscript(exponent) {
  const digits = [...exponent.replace(/^[+-]/, "")].map((digit) => superscripts[Number(digit)]).join("");
  return exponent.startsWith("-") ? `⁻${digits}` : digits;
}

/**
 * @param {number} value
 * @param {string} language
 * @param {Intl.NumberFormatOptions} options
 */
function plain(value, language, options) {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, { signDisplay: "negative", ...options });
    formats.set(key, format);
  }
  return format.format(value).replace("-", "−");
}
