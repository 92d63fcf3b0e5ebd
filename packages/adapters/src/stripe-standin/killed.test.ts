import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Stripe from "stripe";
import { expect, it } from "vitest";
import { aPayment, aStandin } from "./testing";

const main = join(dirname(fileURLToPath(import.meta.url)), "../local/main.ts");

async function startProcess(dataDir: string): Promise<{ child: ChildProcess; stripe: Stripe }> {
  const options = JSON.stringify({ dataDir, stripe: { port: 0 } });
  const child = spawn(process.execPath, ["--import", "tsx", main, options], { stdio: ["ignore", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const { port, hostname: host } = new URL((JSON.parse(line) as { stripe: string }).stripe);
    const stripe = new Stripe("sk_test_x", { host, port, protocol: "http", maxNetworkRetries: 0 });
    return { child, stripe };
  }
  throw new Error("the process ended before it was ready");
}

it("loses nothing it answered when it is killed under load", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "standin-"));
  const { child, stripe } = await startProcess(dataDir);
  const answered = new Map<string, string>();
  const pay = async (key: string) => {
    const intent = await aPayment(stripe, {}, key).catch(() => undefined);
    if (!intent) return false;
    answered.set(key, intent.id);
    if (answered.size === 100) child.kill("SIGKILL");
    return true;
  };
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let count = 0; await pay(`${worker}-${count}`); count += 1);
    }),
  );
  expect(answered.size).toBeGreaterThanOrEqual(100);

  const again = await aStandin({ journalFile: join(dataDir, "stripe/journal.ndjson") });
  for (const [key, id] of answered) expect((await aPayment(again.stripe, {}, key)).id).toBe(id);
  let charges = 0;
  for await (const _ of again.stripe.charges.list({ limit: 100 })) charges += 1;
  let intents = 0;
  for await (const { status } of again.stripe.paymentIntents.list({ limit: 100 })) {
    expect(status).toBe("succeeded");
    intents += 1;
  }
  expect(charges).toBe(intents);
  await again.standin.close();
  await rm(dataDir, { recursive: true });
});
