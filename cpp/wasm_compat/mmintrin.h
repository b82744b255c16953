// Empty on purpose: Emscripten's SSE headers include this MMX header, which WebAssembly has no counterpart of.
