import {
  copyRegisteredKernels,
  findBackendFactory,
  registerBackend,
  registerKernel,
  removeBackend,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { afterEach, expect, test, vi } from "vitest";
import { loadTensorFlow, type TensorFlow } from "./backend.ts";

// What may be installed as the native library, played by modules that do on import what it does: it registers a backend of this name, or throws where its binary is missing.
const NATIVE = "@tensorflow/tfjs-node";

copyRegisteredKernels("wasm", "tensorflow");

afterEach(() => {
  vi.doUnmock(NATIVE);
  vi.resetModules();
  if (findBackendFactory("tensorflow")) removeBackend("tensorflow");
});

test("a native library that computes is used", async () => {
  vi.doMock(NATIVE, () => ({ registered: registerNative() }));
  const tf = await loadTensorFlow();
  expect(tf.getBackend()).toBe("tensorflow");
  expect(product(tf)).toEqual([19, 22, 43, 50]);
});

test("who asks for WebAssembly gets it though a native library is there", async () => {
  vi.doMock(NATIVE, () => ({ registered: registerNative() }));
  expect((await loadTensorFlow("wasm")).getBackend()).toBe("wasm");
});

test("without its binary the native library throws on import, and WebAssembly computes", async () => {
  vi.doMock(NATIVE, () => {
    throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found");
  });
  await expectWasm();
});

test("a native library whose operations throw is left, and WebAssembly computes", async () => {
  vi.doMock(NATIVE, () => ({ registered: registerNative() }));
  const kernelFunc = vi.fn(() => {
    throw new TypeError("(0 , util_1.isNullOrUndefined) is not a function");
  });
  unregisterKernel("BatchMatMul", "tensorflow");
  registerKernel({ kernelName: "BatchMatMul", backendName: "tensorflow", kernelFunc });
  await expectWasm();
  expect(kernelFunc).toHaveBeenCalled();
});

test("a package of that name that brings no backend is left, and WebAssembly computes", async () => {
  vi.doMock(NATIVE, () => ({}));
  await expectWasm();
});

async function expectWasm(): Promise<void> {
  const tf = await loadTensorFlow();
  expect(tf.getBackend()).toBe("wasm");
  expect(product(tf)).toEqual([19, 22, 43, 50]);
  await expect(loadTensorFlow("tensorflow")).rejects.toThrow("does not work here");
}

/** WebAssembly under the native backend's name and with its priority. */
function registerNative(): boolean {
  return registerBackend("tensorflow", findBackendFactory("wasm"), 3);
}

function product(tf: TensorFlow): number[] {
  const square = (values: number[]) => tf.tensor(values, [2, 2]);
  return [...tf.tidy(() => tf.matMul(square([1, 2, 3, 4]), square([5, 6, 7, 8]))).dataSync()];
}
