import { exportColumnsSchema } from "../contract.ts";
import { connect, unbroken } from "./server.ts";
import type { TableSource } from "./table-source.ts";

/**
 * The tables of a running server.
 * @throws {Complaint} when no lastrep answers at the address.
 */
export async function tablesOfServer(address: string): Promise<TableSource> {
  const server = await connect(address);
  return {
    table: async ({ table, format }) => unbroken(server, await server.request(`/v1/export?table=${table}&format=${format}`), "a table"),
    columns: async () => exportColumnsSchema.parse(await (await server.request("/v1/export/columns")).json()),
    close: async () => {},
  };
}
