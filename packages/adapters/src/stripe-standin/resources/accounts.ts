import { type Ctx, emit, get, type Route, reading, route, schedule } from "../context";
import { invalidParameter, refused } from "../errors";
import type { FormValue } from "../form";
import { newId } from "../ids";
import {
  currency,
  flag,
  free,
  hash,
  type Input,
  mergeMetadata,
  metadata,
  oneOf,
  orNull,
  paging,
  type Rule,
  required,
  text,
} from "../params";
import type { Stored, StripeObject } from "../store";

export interface Account extends StripeObject {
  business_profile: Record<string, unknown>;
  capabilities: Record<string, "active" | "inactive" | "pending">;
  charges_enabled: boolean;
  country: string;
  default_currency: string;
  details_submitted: boolean;
  email: string | null;
  external_accounts: { object: "list"; data: StripeObject[]; has_more: boolean; total_count: number; url: string };
  payouts_enabled: boolean;
  requirements: Record<string, unknown>;
  type: "custom" | "express" | "standard" | "none";
}

const CURRENCIES: Record<string, string> = { US: "usd", GB: "gbp", CA: "cad", AU: "aud", JP: "jpy", CH: "chf" };
const DUE = ["business_profile.url", "business_type", "external_account", "tos_acceptance.date", "tos_acceptance.ip"];

const bankAccount = hash({
  object: oneOf("bank_account"),
  country: required(text),
  currency: required(currency),
  account_number: required(text),
  routing_number: text,
  account_holder_name: text,
  account_holder_type: oneOf("individual", "company"),
});
type BankInput = string | (typeof bankAccount extends Rule<infer T> ? T : never);
const externalAccount: Rule<BankInput> = {
  read: (value: FormValue, at) => (typeof value === "string" ? value : bankAccount.read(value, at)),
};

const changeable = {
  business_profile: free,
  business_type: oneOf("individual", "company", "non_profit", "government_entity"),
  capabilities: free,
  company: free,
  default_currency: currency,
  email: text,
  external_account: externalAccount,
  individual: free,
  metadata,
  settings: free,
  tos_acceptance: free,
};
const createFields = { ...changeable, country: text, type: oneOf("custom", "express", "standard"), controller: free };

function create(ctx: Ctx, input: Input<typeof createFields>): Account {
  if (input.type !== undefined && input.controller !== undefined)
    throw refused("You may not pass both `type` and `controller`.", { param: "type" });
  const country = input.country ?? "US";
  if (!/^[A-Z]{2}$/.test(country))
    throw invalidParameter(
      "country_unsupported",
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead.`,
      "country",
    );
  const id = newId("acct_", 16);
  const type = input.type ?? (input.controller === undefined ? "standard" : "none");
  const account: Account = {
    id,
    object: "account",
    business_profile: {
      mcc: null,
      name: null,
      product_description: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    controller: {
      type: "application",
      is_controller: true,
      ...(typeof input.controller === "object" ? input.controller : {}),
    },
    country,
    created: ctx.now,
    default_currency: input.default_currency ?? CURRENCIES[country] ?? "eur",
    details_submitted: false,
    email: null,
    external_accounts: {
      object: "list",
      data: [],
      has_more: false,
      total_count: 0,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: requirements([]),
    metadata: {},
    payouts_enabled: false,
    requirements: requirements(DUE),
    settings: settings(),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type,
  };
  const stored = ctx.store.add("accounts", ctx.account, account);
  change(ctx, stored, input);
  if (ctx.settings.onboardsAtOnce) {
    if (account.external_accounts.data.length === 0) addBank(ctx, stored, "btok_us_verified");
    enable(account);
  }
  return account;
}

const requirements = (due: readonly string[]) => ({
  alternatives: [],
  current_deadline: null,
  currently_due: due,
  disabled_reason: due.length > 0 ? "requirements.past_due" : null,
  errors: [],
  eventually_due: due,
  past_due: due,
  pending_verification: [],
});

const settings = () => ({
  bacs_debit_payments: {},
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_issuing: { tos_acceptance: { date: null, ip: null } },
  card_payments: { decline_on: { avs_failure: false, cvc_failure: false }, statement_descriptor_prefix: null },
  dashboard: { display_name: null, timezone: "Etc/UTC" },
  payments: { statement_descriptor: null, statement_descriptor_kana: null, statement_descriptor_kanji: null },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: 2, interval: "daily" },
    statement_descriptor: null,
  },
  sepa_debit_payments: {},
});

function change(ctx: Ctx, stored: Stored<Account>, input: Input<typeof changeable>): void {
  const account = stored.object;
  if (input.email !== undefined) account.email = orNull(input.email);
  if (input.business_type !== undefined) account.business_type = input.business_type;
  if (input.default_currency !== undefined) account.default_currency = input.default_currency;
  account.metadata = mergeMetadata(account.metadata ?? {}, input.metadata);
  if (typeof input.business_profile === "object") Object.assign(account.business_profile, input.business_profile);
  if (typeof input.capabilities === "object")
    for (const [name, asked] of Object.entries(input.capabilities))
      if (typeof asked === "object" && asked.requested === "true") account.capabilities[name] ??= "inactive";
  if (typeof input.tos_acceptance === "object" && input.tos_acceptance.date !== undefined)
    account.tos_acceptance = { ...input.tos_acceptance, date: Number(input.tos_acceptance.date) };
  if (typeof input.settings === "object") setSchedule(account, input.settings);
  if (input.external_account !== undefined) addBank(ctx, stored, input.external_account);
  // A custom account whose platform sent everything needs no onboarding page.
  const { date } = account.tos_acceptance as { date: number | null };
  const isComplete = date !== null && account.business_type !== null && account.external_accounts.data.length > 0;
  if (isComplete && (account.type === "custom" || account.type === "none") && !account.details_submitted)
    enable(account);
  ctx.store.touch("accounts", stored);
}

function setSchedule(account: Account, sent: Exclude<FormValue, string>): void {
  const payouts = sent.payouts;
  const schedule = typeof payouts === "object" ? payouts.schedule : undefined;
  const kept = (account.settings as ReturnType<typeof settings>).payouts.schedule;
  if (typeof schedule === "object" && typeof schedule.interval === "string") kept.interval = schedule.interval;
}

function enable(account: Account): void {
  account.details_submitted = true;
  account.charges_enabled = true;
  account.payouts_enabled = true;
  account.requirements = requirements([]);
  for (const name of Object.keys(account.capabilities)) account.capabilities[name] = "active";
  account.capabilities.transfers = "active";
}

/** Adds a bank account; the first one of a currency becomes its default. */
export function addBank(ctx: Ctx, stored: Stored<Account>, input: BankInput): StripeObject {
  const account = stored.object;
  const given =
    typeof input === "string"
      ? { account_number: "000123456789", country: account.country, currency: account.default_currency }
      : input;
  const bank: StripeObject = {
    id: newId("ba_"),
    object: "bank_account",
    account: account.id,
    account_holder_name: ("account_holder_name" in given && given.account_holder_name) || null,
    account_holder_type: ("account_holder_type" in given && given.account_holder_type) || null,
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: "STRIPE TEST BANK",
    country: given.country,
    created: ctx.now,
    currency: given.currency,
    default_for_currency: true,
    fingerprint: newId("", 16),
    last4: given.account_number.slice(-4),
    metadata: {},
    routing_number: ("routing_number" in given && given.routing_number) || "110000000",
    status: "new",
  };
  for (const earlier of ctx.store.newest("external_accounts", { field: "account", value: account.id }))
    if (earlier.object.currency === bank.currency) bank.default_for_currency = false;
  ctx.store.add("external_accounts", account.id, bank, { accountNumber: given.account_number });
  const { external_accounts: banks } = account;
  banks.data = [...banks.data, shownBank(bank)];
  banks.total_count = banks.data.length;
  ctx.store.touch("accounts", stored);
  emit(ctx, "account.external_account.created", shownBank(bank), { account: account.id });
  return bank;
}

function shownBank({ created: _, ...bank }: StripeObject): StripeObject {
  return bank as StripeObject;
}

/** Stripe wants to know something more, by an instant when one is given; until then the account goes on as it is. */
export function requireOf(ctx: Ctx, id: string, names: readonly string[], deadline: number | null): void {
  const stored = get<Account>(ctx, "accounts", "account", id);
  stored.object.requirements = {
    ...requirements([]),
    currently_due: names,
    eventually_due: names,
    current_deadline: deadline,
  };
  if (deadline !== null) schedule(ctx, "end_patience", id, deadline);
  ctx.store.touch("accounts", stored);
  emit(ctx, "account.updated", stored.object, { account: id });
}

/** What was wanted by now and did not come stops payouts until it does. */
export function endPatience(ctx: Ctx, id: string): void {
  const stored = get<Account>(ctx, "accounts", "account", id);
  const account = stored.object;
  const { currently_due: due, current_deadline: deadline } = account.requirements as {
    currently_due: readonly string[];
    current_deadline: number | null;
  };
  if (due.length === 0 || deadline === null || deadline > ctx.now) return;
  account.payouts_enabled = false;
  account.requirements = requirements(due);
  ctx.store.touch("accounts", stored);
  emit(ctx, "account.updated", account, { account: id });
}

/** What the seller did on the onboarding page. Finishing again changes nothing. */
export function finishOnboarding(ctx: Ctx, id: string, outcome: "complete" | "more_needed"): void {
  const stored = get<Account>(ctx, "accounts", "account", id);
  const account = stored.object;
  const { currently_due: due } = account.requirements as { currently_due: readonly string[] };
  if (account.charges_enabled && account.payouts_enabled && due.length === 0) return;
  if (account.external_accounts.data.length === 0) addBank(ctx, stored, "btok_us_verified");
  account.business_type ??= "individual";
  account.tos_acceptance = { date: ctx.now, ip: "127.0.0.1", user_agent: null };
  if (outcome === "complete") enable(account);
  else {
    account.details_submitted = true;
    account.requirements = {
      ...requirements(["individual.verification.document"]),
      disabled_reason: "requirements.past_due",
    };
  }
  ctx.store.touch("accounts", stored);
  emit(ctx, "account.updated", account, { account: id });
}

export const accountRoutes: Route[] = [
  route("POST", "/v1/accounts", createFields, create),
  route(
    "POST",
    "/v1/accounts/:/external_accounts",
    { external_account: required(externalAccount), default_for_currency: flag, metadata },
    (ctx, input, [id]) => shownBank(addBank(ctx, get<Account>(ctx, "accounts", "account", id), input.external_account)),
  ),
  route(
    "GET",
    "/v1/accounts/:/external_accounts",
    { ...paging, object: text },
    (ctx, _, [id]) => get<Account>(ctx, "accounts", "account", id).object.external_accounts,
  ),
  route("POST", "/v1/accounts/:/login_links", {}, (ctx, _, [id]) => {
    const account = get<Account>(ctx, "accounts", "account", id).object;
    if (!account.details_submitted)
      throw refused("Cannot create a login link for an account that has not completed onboarding.");
    return { object: "login_link", created: ctx.now, url: `${ctx.settings.publicUrl}/#${id}` };
  }),
  route("POST", "/v1/accounts/:", changeable, (ctx, input, [id]) => {
    const stored = get<Account>(ctx, "accounts", "account", id);
    change(ctx, stored, input);
    emit(ctx, "account.updated", stored.object, { account: id });
    return stored.object;
  }),
  route("DELETE", "/v1/accounts/:", {}, (ctx, _, [id]) => {
    const stored = get<Account>(ctx, "accounts", "account", id);
    ctx.store.remove("accounts", stored.object.id);
    return { id, object: "account", deleted: true };
  }),
  route("GET", "/v1/account", {}, (ctx) => platformAccount(ctx)),
  route("GET", "/v1/accounts/:", {}, (ctx, _, [id]) =>
    id === ctx.platform ? platformAccount(ctx) : get<Account>(ctx, "accounts", "account", id).object,
  ),
  ...reading("accounts", "account", {}).slice(1),
];

function platformAccount(ctx: Ctx): object {
  const own = ctx.store.find<Account>("accounts", ctx.account);
  if (own) return own.object;
  return {
    id: ctx.platform,
    object: "account",
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    country: "US",
    default_currency: "usd",
    email: null,
    type: "standard",
  };
}
