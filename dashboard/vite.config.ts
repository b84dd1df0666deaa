import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.LASTREP_URL ?? "http://localhost:8787";

// biome-ignore lint/style/noDefaultExport: required by Vite
export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/v1": server } },
  build: {
    target: "es2023",
    // The client's module also hands on the schemas of every request and answer; only their types are wanted here.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/api\/src\//, sideEffects: false }] } },
  },
});
