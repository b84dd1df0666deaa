import type * as Core from "@tensorflow/tfjs-core";

/** What is used of TensorFlow.js. */
export type TensorFlow = Pick<
  typeof Core,
  | "add"
  | "addN"
  | "concat"
  | "dispose"
  | "getBackend"
  | "logSoftmax"
  | "matMul"
  | "mean"
  | "mul"
  | "neg"
  | "relu"
  | "reshape"
  | "slice"
  | "square"
  | "sum"
  | "tanh"
  | "tensor"
  | "tidy"
  | "train"
  | "variable"
>;

export type Tensor = Core.Tensor;
export type Scalar = Core.Scalar;
export type Tensor2D = Core.Tensor2D;
export type Tensor3D = Core.Tensor3D;
export type Variable = Core.Variable;

export type BackendName = "tensorflow" | "wasm";

/** The native library, in a package that nothing else here needs: its name is no literal, so that types and bundles do without it. */
const NATIVE: string = "@tensorflow/tfjs-node";

/**
 * TensorFlow.js on the fastest backend that works: native where somebody has installed `@tensorflow/tfjs-node` and it computes, else WebAssembly. The
 * only file that imports it, and only when it is asked for: who recognises nothing does not wait for it. There is one backend at a time, the one that was
 * loaded last. Throws where neither works.
 */
export async function loadTensorFlow(only?: BackendName): Promise<TensorFlow> {
  const core = await import("@tensorflow/tfjs-core");
  if (only !== "wasm" && (await nativeWorks(core))) return core;
  if (only === "tensorflow") throw new Error(`${NATIVE} is not installed or does not work here`);
  await import("@tensorflow/tfjs-backend-wasm");
  if (!(await core.setBackend("wasm"))) throw new Error("TensorFlow.js has no backend that works here");
  return core;
}

/** The same with gradients, for training; WebAssembly has none for convolutions, which the network does by matrix products. */
export async function loadForTraining(): Promise<TensorFlow> {
  // Core leaves the gradients out in Node; this package registers them.
  await import("@tensorflow/tfjs-layers");
  return await loadTensorFlow();
}

/**
 * Whether the native backend is there and computes. Without its binary the package throws when it is imported; release 4.22 can be imported under Node 23 and
 * later, but calls `util.isNullOrUndefined`, which is gone there, in every operation. So one operation is tried.
 */
async function nativeWorks(core: typeof Core): Promise<boolean> {
  try {
    await import(NATIVE);
    if (!(await core.setBackend("tensorflow"))) return false;
    const [product] = core.tidy(() => core.matMul(core.tensor([[2]]), core.tensor([[3]])).dataSync());
    return product === 6;
  } catch {
    return false;
  }
}
