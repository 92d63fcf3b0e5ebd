import type { FaultOrder } from "./faults";
import type { Standin } from "./standin";

interface ControlRequest {
  method: string;
  path: string;
  body: string;
  type: string;
}

/**
 * The stand-in's own endpoints, for tests and scripts. Changes need a JSON content type, which keeps web pages of
 * other origins out.
 */
export async function control(standin: Standin, request: ControlRequest): Promise<{ status: number; body: unknown }> {
  const { method, path } = request;
  if (method === "GET" && path === "/_standin/state") return { status: 200, body: standin.state() };
  if (method !== "POST" && method !== "DELETE") return { status: 404, body: { error: "No such control." } };
  if (!request.type.startsWith("application/json"))
    return { status: 415, body: { error: "Send content-type: application/json." } };
  if (path === "/_standin/faults") return faults(standin, request);
  const done = await act(standin, path, request.body);
  return done === undefined ? { status: 404, body: { error: "No such control." } } : { status: 200, body: done };
}

function faults(standin: Standin, request: ControlRequest): { status: number; body: unknown } {
  if (request.method === "DELETE") standin.faults.clear();
  else {
    try {
      standin.faults.arm(JSON.parse(request.body) as FaultOrder);
    } catch {
      return { status: 400, body: { error: "Send { fail | delay | decline | webhooks | plan: { … } } as JSON." } };
    }
  }
  return { status: 200, body: standin.faults.waiting() };
}

async function act(standin: Standin, path: string, body: string): Promise<unknown> {
  if (path === "/_standin/webhooks/pause") standin.webhooks?.pause();
  else if (path === "/_standin/webhooks/resume") standin.webhooks?.resume();
  else if (path === "/_standin/webhooks/flush") return (await standin.webhooks?.flush()) ?? { delivered: 0, failed: 0 };
  else if (path === "/_standin/settle") return { happened: await standin.runTasks(true) };
  else if (path === "/_standin/clock") await standin.advanceClock(seconds(body));
  else {
    const asked = /^\/_standin\/accounts\/(acct_\w+)\/require$/.exec(path)?.[1];
    if (asked !== undefined && standin.store.find("accounts", asked)) {
      await standin.requireOf(asked, ["individual.verification.document"], seconds(body));
      return standin.state();
    }
    const account = /^\/_standin\/accounts\/(acct_\w+)\/onboard$/.exec(path)?.[1];
    if (account === undefined || !standin.store.find("accounts", account)) return undefined;
    await standin.completeOnboarding(account);
  }
  return standin.state();
}

/** `{ "seconds": 3600 }`; none when nothing was sent. */
function seconds(body: string): number {
  const given: unknown = body === "" ? {} : JSON.parse(body);
  const value = (given as { seconds?: unknown }).seconds;
  return typeof value === "number" && value > 0 ? Math.floor(value) : 0;
}
