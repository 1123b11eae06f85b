import base from "./playwright.config";

/** What is measured in a browser: one thing at a time, on a phone. */
export default {
  ...base,
  testDir: "bench",
  workers: 1,
  timeout: 300_000,
  reporter: "line" as const,
  projects: base.projects?.filter((project) => project.name === "phone"),
};
