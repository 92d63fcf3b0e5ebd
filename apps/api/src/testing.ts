import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Core, createCore, createLogger } from "@emporia/adapters";
import { coreConfig } from "@emporia/config";
import type { TestDatabase } from "@emporia/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { createApi } from "./index";

export const INTERNAL_KEY = "a-key-that-only-our-apps-know";

/** A core that keeps files in a folder of its own and reaches nobody outside; end it after its tests. */
export function testCore(database: TestDatabase): { core: Core; end: () => Promise<void> } {
  const mediaDir = mkdtempSync(path.join(os.tmpdir(), "emporia-api-test-"));
  const config = coreConfig({
    DATABASE_URL: database.url,
    LINK_SECRET: "0123456789abcdef",
    DATA_ENCRYPTION_KEYS: "k1:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
    INTERNAL_API_KEY: INTERNAL_KEY,
    MEDIA_DIR: mediaDir,
    STRIPE_STANDIN_URL: "http://127.0.0.1:9",
  });
  const core = createCore(config, createLogger("api", "silent"), { applicationName: "emporia-api-test" });
  return {
    core,
    async end() {
      await core.close();
      rmSync(mediaDir, { recursive: true, force: true });
    },
  };
}

export interface SignedIn {
  userId: string;
  headers: { authorization: string };
}

export interface TestApi {
  core: Core;
  api: FastifyInstance;
  /** Registers somebody and signs them in. */
  signIn(email: string): Promise<SignedIn>;
}

/** An API for this test file; call it at its top. What it gives is there from the first test on. */
export function useApi(database: TestDatabase): TestApi {
  const own = {} as TestApi;
  let end: () => Promise<void>;
  beforeAll(async () => {
    const started = testCore(database);
    end = started.end;
    own.core = started.core;
    const logger = createLogger("api", "silent");
    own.api = await createApi(own.core, { internalKey: INTERNAL_KEY, rateLimitFactor: 1e6, logger });
  });
  afterAll(async () => {
    await own.api.close();
    await end();
  });
  own.signIn = async (email) => {
    const account = { email, password: "correct horse battery", firstName: "Eve", lastName: "L" };
    await own.api.inject({ method: "POST", url: "/api/v1/auth/register", payload: account });
    const answer = await own.api.inject({ method: "POST", url: "/api/v1/auth/login", payload: account });
    const { token, user } = answer.json() as { token: string; user: { id: string } };
    return { userId: user.id, headers: { authorization: `Bearer ${token}` } };
  };
  return own;
}
