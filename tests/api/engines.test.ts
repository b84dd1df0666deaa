import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuseClosedFolder } from "./engines.ts";

test("a folder that keeps PostgreSQL from its program is named at once", async () => {
  const dir = await mkdtemp(join(tmpdir(), "lastrep-closed-"));
  try {
    const [closed, inner] = [join(dir, "closed"), join(dir, "closed", "open")];
    await mkdir(inner, { recursive: true, mode: 0o755 });
    await chmod(dir, 0o755);
    await expect(refuseClosedFolder(join(inner, "postgres"))).resolves.toBeUndefined();
    await chmod(closed, 0o700);
    await expect(refuseClosedFolder(join(inner, "postgres"))).rejects.toThrow(`chmod o+x ${closed}`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
