import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("without variables the server keeps to this machine", () => {
  expect(readConfig({})).toMatchObject({ port: 8787, host: "127.0.0.1", databaseUrl: undefined, allowedHosts: [], joinHours: 3 });
});

test("variables are read, blank ones are as if absent", () => {
  const config = readConfig({
    PORT: "9000",
    HOST: " ",
    LASTREP_DATA: "/data",
    LASTREP_ALLOWED_HOSTS: "gym.example, Lab.example ,",
    DATABASE_URL: "postgres://u@h/d",
  });
  expect(config).toMatchObject({
    port: 9000,
    host: "127.0.0.1",
    dataDir: "/data",
    allowedHosts: ["gym.example", "lab.example"],
    databaseUrl: "postgres://u@h/d",
  });
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://h/d"],
  ["LASTREP_JOIN_HOURS", "-1"],
  ["LASTREP_JOB_TIMEOUT_S", "999999999"],
])("%s=%s is refused by its name", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});
