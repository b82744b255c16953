/** What a file holds inside itself: deflated, in base64. @param {string} packed @returns {Promise<ArrayBuffer>} */
export function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}
