import type { Ctx } from "./context";
import { escapeHtml, htmlPage } from "./html";
import { type Account, finishOnboarding } from "./resources/accounts";
import { finishAuthentication } from "./resources/confirm";
import type { PaymentIntent } from "./resources/payment-intents";
import { finishSetupAuthentication, type SetupIntent } from "./resources/setup-intents";
import type { Kind, Stored, StripeObject } from "./store";

export interface PageAnswer {
  status: number;
  html?: string;
  location?: string;
}
export interface PageRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
}

const money = (amount: unknown, currency: unknown) =>
  `${(Number(amount) / 100).toFixed(2)} ${escapeHtml(String(currency ?? "").toUpperCase())}`;
const notFound: PageAnswer = {
  status: 404,
  html: htmlPage("Not found", `<div class="box"><h1>Nothing here</h1><p>The link is wrong or was used up.</p></div>`),
};

/** The pages people see: the overview, authentication and onboarding. Undefined when the path is none of them. */
export function answerPage(ctx: Ctx, request: PageRequest): PageAnswer | undefined {
  if (request.path === "/" && request.method === "GET") return { status: 200, html: overview(ctx) };
  const [, area, id = ""] = request.path.split("/");
  if (area === "3ds") return authentication(ctx, request, id);
  if (area === "onboarding") return onboarding(ctx, request, id);
  return undefined;
}

function authentication(ctx: Ctx, request: PageRequest, id: string): PageAnswer {
  const payment = ctx.store.find<PaymentIntent>("payment_intents", id);
  const setup = ctx.store.find<SetupIntent>("setup_intents", id);
  const found: Stored<PaymentIntent> | Stored<SetupIntent> | undefined = payment ?? setup;
  if (!found || request.query.get("client_secret") !== found.object.client_secret) return notFound;
  const noun = payment ? "payment_intent" : "setup_intent";
  const isOpen = found.object.status === "requires_action";
  if (request.method === "GET" && isOpen) return { status: 200, html: authenticationPage(found.object) };
  if (request.method === "POST") {
    const own = { ...ctx, account: found.owner };
    const isComplete = request.form.get("outcome") === "complete";
    if (payment) finishAuthentication(own, payment, isComplete);
    else if (setup) finishSetupAuthentication(own, setup, isComplete);
  }
  const done = ["succeeded", "requires_capture"].includes(found.object.status);
  const { returnUrl } = found.hidden;
  if (returnUrl === undefined || !URL.canParse(returnUrl))
    return {
      status: 200,
      html: htmlPage(
        "Done",
        `<div class="box"><h1>${done ? "Authenticated" : "Not authenticated"}</h1><p>You can close this page.</p></div>`,
      ),
    };
  const back = new URL(returnUrl);
  back.searchParams.set(noun, id);
  back.searchParams.set(`${noun}_client_secret`, found.object.client_secret);
  back.searchParams.set("redirect_status", done ? "succeeded" : "failed");
  return { status: 303, location: back.href };
}

function authenticationPage(intent: StripeObject): string {
  const sum = intent.amount === undefined ? "Save this card" : `Pay ${money(intent.amount, intent.currency)}`;
  return htmlPage(
    "Authenticate",
    `<main class="box"><h1>Your bank asks: is it you?</h1><p>${sum}</p>
<p class="soft">This page stands in for the bank's 3-D Secure page. No real money moves.</p>
<form method="post"><input type="hidden" name="outcome" value="complete"><button class="main">Complete authentication</button></form>
<form method="post"><input type="hidden" name="outcome" value="fail"><button>Fail authentication</button></form></main>`,
  );
}

function onboarding(ctx: Ctx, request: PageRequest, id: string): PageAnswer {
  const link = ctx.store.find("account_links", id);
  const account = link && ctx.store.find<Account>("accounts", link.hidden.account ?? "");
  if (!link || !account) return notFound;
  if (link.hidden.consumed || (link.hidden.expiresAt ?? 0) < ctx.now)
    return { status: 303, location: link.hidden.refreshUrl ?? "/" };
  if (request.method === "GET") return { status: 200, html: onboardingPage(account.object) };
  const outcome = request.form.get("outcome");
  link.hidden.consumed = true;
  ctx.store.touch("account_links", link);
  if (outcome === "complete" || outcome === "more_needed") finishOnboarding(ctx, account.object.id, outcome);
  return { status: 303, location: link.hidden.returnUrl ?? "/" };
}

function onboardingPage(account: Account): string {
  const button = (outcome: string, label: string, main = false) =>
    `<form method="post"><input type="hidden" name="outcome" value="${outcome}"><button${main ? ' class="main"' : ""}>${label}</button></form>`;
  const name = account.business_profile.name ?? account.email ?? account.id;
  return htmlPage(
    "Get paid",
    `<main class="box"><h1>Set up payouts</h1><p>${escapeHtml(String(name))}</p>
<p class="soft">This page stands in for Stripe's onboarding. The details are filled in with a test bank account.</p>
${button("complete", "Submit everything", true)}${button("more_needed", "Submit, identity document missing")}${button("leave", "Leave for now")}</main>`,
  );
}

function overview(ctx: Ctx): string {
  const { available, pending } = ctx.balances.of(ctx.platform, "usd", ctx.now);
  return htmlPage(
    "Stripe stand-in",
    `<h1>Stripe stand-in</h1><p class="soft">Test payments of this machine. Nothing here is real money.</p>
<p>Platform balance: <strong>${money(available, "usd")}</strong> available, ${money(pending, "usd")} pending.</p>
${table(ctx, "payment_intents", "Payment intents", ["Status", "Amount", "Order"], (one) => [one.status, money(one.amount, one.currency), one.transfer_group ?? one.description])}
${table(ctx, "transfers", "Transfers", ["To", "Amount", "Reversed"], (one) => [one.destination, money(one.amount, one.currency), money(one.amount_reversed, one.currency)])}
${table(ctx, "refunds", "Refunds", ["Status", "Amount", "Charge"], (one) => [one.status, money(one.amount, one.currency), one.charge])}
${table(ctx, "payouts", "Payouts", ["Status", "Amount", "To"], (one) => [one.status, money(one.amount, one.currency), one.destination])}
${table(ctx, "accounts", "Accounts", ["E-mail", "Charges", "Payouts"], (one) => [one.email, one.charges_enabled ? "enabled" : "not yet", one.payouts_enabled ? "enabled" : "not yet"])}`,
  );
}

function table(ctx: Ctx, kind: Kind, title: string, heads: string[], cells: (one: StripeObject) => unknown[]): string {
  const rows: string[] = [];
  for (const { object } of ctx.store.newest(kind)) {
    const shown = cells(object).map((cell) => `<td>${escapeHtml(String(cell ?? "–"))}</td>`);
    const at = new Date(object.created * 1000).toISOString().slice(0, 16).replace("T", " ");
    rows.push(
      `<tr id="${escapeHtml(object.id)}"><td><code>${escapeHtml(object.id)}</code></td>${shown.join("")}<td>${at}</td></tr>`,
    );
    if (rows.length === 50) break;
  }
  const head = ["Id", ...heads, "Created (UTC)"].map((text) => `<th scope="col">${text}</th>`).join("");
  const body =
    rows.length === 0
      ? `<p class="soft">None yet.</p>`
      : `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  return `<h2>${title} (${ctx.store.count(kind)})</h2>${body}`;
}
