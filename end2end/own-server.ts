// Tests that stop their server: each has one of its own.

import { test as base, enter } from "./fixtures";
import { Server, type Town } from "./server";
import type { Page } from "@playwright/test";

export * from "./fixtures";

interface Own {
  server: Server;
  town: Town;
  /** Joins the town. */
  joins: (page: Page, name: string) => Promise<void>;
  /** Becomes its organiser. */
  organises: (page: Page, name: string) => Promise<void>;
}

export const test = base.extend<{ own: Own }>({
  own: async ({}, use, info) => {
    const server = await Server.start(`own-${info.testId}`);
    const town = await server.town();
    const joins = async (page: Page, name: string) => {
      await page.goto(`${server.url}/join?c=${town.slug}`);
      await enter(page, name);
    };
    const organises = async (page: Page, name: string) => {
      await page.goto(`${server.url}/join/${town.organiserCode}`);
      await enter(page, name);
    };
    await use({ server, town, joins, organises });
    await server.stop();
  },
  baseURL: async ({ own }, use) => use(own.server.url),
});
