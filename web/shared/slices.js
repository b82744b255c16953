/**
 * Long work in slices, so that the page answers all the time.
 * @param {() => boolean} step a little of it; whether there is more
 * @param {() => void} shown after each slice
 * @param {number} [budget] milliseconds of a frame
 * @returns {() => void} ends it
 */
export function inSlices(step, shown, budget = 8) {
  let frame = requestAnimationFrame(function slice() {
    const end = performance.now() + budget;
    let more = true;
    while (more && performance.now() < end) more = step();
    if (more) frame = requestAnimationFrame(slice);
    shown();
  });
  return () => cancelAnimationFrame(frame);
}
