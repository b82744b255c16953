import type { Dataset, DatasetOptions, Engine, Fit } from "./engine.js";

/** The methods of the engine that take options and return plain values. */
export type Method = {
  [Name in keyof Engine]: Engine[Name] extends (options: infer Options extends object) => infer Result
    ? Result extends { dispose(): void }
      ? never
      : Options extends object
        ? Name
        : never
    : never;
}[keyof Engine];

type Options<Name extends Method> = Engine[Name] extends (options: infer O) => unknown ? O : never;
type Result<Name extends Method> = Engine[Name] extends (options: never) => infer R ? R : never;

export interface RunOptions {
  /** Gives the call up: it rejects with the code "cancelled". */
  signal?: AbortSignal;
  /** Told after each call of a list how many are done. */
  onProgress?: (done: number, of: number) => void;
}

/** The engine in a thread of its own, so that a page answers while it works. */
export interface WorkerEngine {
  /**
   * As `engine[method](options)`, later. Arrays are copied to the worker.
   * @throws {LossError} as the method, and cancelled, worker-failed
   */
  call<Name extends Method>(method: Name, options: Options<Name>, run?: RunOptions): Promise<Result<Name>>;
  /** One call after the other, with progress: for simulations. Fails as a whole with the first that fails. */
  each<Name extends Method>(method: Name, list: readonly Options<Name>[], run?: RunOptions): Promise<Result<Name>[]>;
  /**
   * Data that stay in the worker. They end with its thread, as when a call beside them is given up; then `move` and `fit`
   * reject with the code "cancelled".
   * @throws {LossError} as Engine.dataset, and cancelled, worker-failed
   */
  dataset(options: DatasetOptions): Promise<WorkerDataset>;
  /** Ends the thread; what runs rejects with the code "cancelled". A later call starts a new one. */
  close(): void;
}

/** As Dataset, later. Calls are answered in their order, so that a fit after a move is that of the data moved. */
export interface WorkerDataset {
  readonly size: number;
  /** @throws {LossError} as Dataset.move, and cancelled, worker-failed */
  move(...given: Parameters<Dataset["move"]>): Promise<void>;
  /** @throws {LossError} as Dataset.fit, and cancelled, worker-failed */
  fit(...given: Parameters<Dataset["fit"]>): Promise<Fit>;
  dispose(): void;
}

/** The thread starts with the first call. `wasm` as for loadEngine. */
export function startWorker(options?: { wasm?: URL | string | BufferSource }): WorkerEngine;

/** What goes to the worker. */
export interface Work {
  id: number;
  method: Method | keyof Omit<Dataset, "size"> | "dataset";
  list: readonly object[];
  /** The number of the data set whose method is called, with the list's arrays as arguments. */
  dataset?: number;
  wasm: string | BufferSource | undefined;
}

/** What comes back: progress, results or an error. */
export interface Answer {
  id: number;
  done?: number;
  results?: unknown[];
  error?: { code: string; message: string };
}
