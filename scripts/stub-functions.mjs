// Takes the bodies of functions out of a WebAssembly module. https://webassembly.github.io/spec/core/binary/modules.html

const header = 8;
const codeSection = 10;
/** A body without locals: unreachable, end. */
const trap = Buffer.of(3, 0, 0x00, 0x0b);

/** @param {Buffer} bytes @param {number} at @returns {{ value: number, next: number }} an unsigned LEB128 */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return { value, next: at };
  }
}

/** @param {number} value */
function numberBytes(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.of(...bytes, value);
}

/**
 * The module with a trap in place of every function that was not called.
 * @param {Buffer} module
 * @param {Buffer} profile of this module by `wasm-split --instrument`: a hash of 8 bytes, then for each function 4 bytes,
 *   which are 0 where it was not called
 */
export function onlyCalled(module, profile) {
  const parts = [module.subarray(0, header)];
  for (let at = header; at < module.length; ) {
    const { value: size, next: begin } = readNumber(module, at + 1);
    const end = begin + size;
    if (module[at] !== codeSection) parts.push(module.subarray(at, end));
    else {
      const code = functionsOf(module, begin).map((body, i) => (profile.readUInt32LE(8 + 4 * i) > 0 ? body : trap));
      const content = Buffer.concat([numberBytes(code.length), ...code]);
      parts.push(Buffer.of(codeSection), numberBytes(content.length), content);
    }
    at = end;
  }
  return Buffer.concat(parts);
}

/** Every function with its size before it. @param {Buffer} module @param {number} begin of the section's content */
function functionsOf(module, begin) {
  const { value: count, next } = readNumber(module, begin);
  let at = next;
  return Array.from({ length: count }, () => {
    const { value: size, next: body } = readNumber(module, at);
    const whole = module.subarray(at, body + size);
    at = body + size;
    return whole;
  });
}
