// Fetches and compiles the WebAssembly module, in a browser or in Node.

/** @param {URL} url @returns {Promise<WebAssembly.Module>} */
export async function compileFrom(url) {
  if (url.protocol === "file:" && typeof process !== "undefined" && process.versions?.node) {
    // Node's fetch does not read files; a browser never comes here, so no bundler has to find a module.
    return WebAssembly.compile(await process.getBuiltinModule("node:fs/promises").readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // Not compileStreaming: it refuses servers that do not know the type application/wasm.
  return WebAssembly.compile(await response.arrayBuffer());
}
