/**
 * A number as a person typed it: arithmetic leaves 4.699999999999999 where 4.7 was meant. Digits that say something stay.
 * @param {number} value
 */
export function asTyped(value) {
  const short = Number(value.toPrecision(14));
  return String(short).length + 3 < String(value).length ? short : value;
}
