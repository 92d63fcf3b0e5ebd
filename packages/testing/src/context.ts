import type { AddressChecker } from "@emporia/core/checkout";
import {
  type Actor,
  type Ctx,
  homeMarket,
  type Logger,
  type Market,
  type Membership,
  type Settings,
} from "@emporia/core/platform";
import { postgresSearch, type SearchEngine, searchThrough } from "@emporia/core/search";
import type { CarrierRates } from "@emporia/core/shipping";
import type { TaxProvider } from "@emporia/core/tax";
import type { Db } from "@emporia/db";
import { FakeCarrier, FakeClock, FakeMailer, FakeMediaStore, FakePayments, FakeTracker } from "./fakes";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export interface TestContext extends Ctx {
  clock: FakeClock;
  mailer: FakeMailer;
  payments: FakePayments;
  media: FakeMediaStore;
  carrier: FakeCarrier;
  tracker: FakeTracker;
  /** The same world, asked by somebody else. */
  as(actor: Actor, cartId?: string | null): TestContext;
  /** The same person in another market. */
  within(market: Market): TestContext;
}

export const guest: Actor = { kind: "guest" };
export const system: Actor = { kind: "system", name: "test" };

/** An actor for {@link TestContext.as}; the rows are made by the factories. */
export function actor(user: {
  id: string;
  email?: string;
  isEmailVerified?: boolean;
  staffRole?: "owner" | "operations" | "support" | "finance" | "catalog";
  memberships?: Membership[];
}): Actor {
  return {
    kind: "user",
    userId: user.id,
    email: user.email ?? "someone@example.com",
    firstName: "Someone",
    isEmailVerified: user.isEmailVerified ?? true,
    staffRole: user.staffRole ?? null,
    memberships: user.memberships ?? [],
  };
}

/** A context with a clock that stands still and fakes for all that is outside. */
export function testContext(
  db: Db,
  options: {
    actor?: Actor;
    cartId?: string | null;
    clock?: FakeClock;
    engine?: SearchEngine;
    market?: Market;
    settings?: Partial<Settings>;
    addresses?: AddressChecker;
    rates?: CarrierRates;
    tax?: TaxProvider;
  } = {},
): TestContext {
  const mailer = new FakeMailer();
  const payments = new FakePayments();
  const media = new FakeMediaStore();
  const carrier = new FakeCarrier();
  const tracker = new FakeTracker();
  const build = (who: Actor, cartId: string | null, market: Market): TestContext => ({
    db,
    clock,
    actor: who,
    cartId,
    market,
    correlationId: "test",
    log: silent,
    mailer,
    payments,
    media,
    carrier,
    tracker,
    services: {
      payments,
      mailer,
      media,
      carrier,
      tracker,
      addresses: options.addresses ?? null,
      rates: options.rates ?? null,
      tax: options.tax ?? null,
      search: options.engine ? searchThrough(options.engine) : postgresSearch,
      searchEngine: options.engine ?? null,
      cartCache: null,
      settings: {
        storefrontUrl: "http://storefront.test",
        sellerPortalUrl: "http://sellers.test",
        adminUrl: "http://admin.test",
        linkSecret: "test-link-secret",
        encryptionKeys: [{ id: "test", key: Buffer.alloc(32, 7).toString("base64") }],
        mailFrom: "Emporia <hello@emporia.test>",
        returnDays: 30,
        arrivalDays: 14,
        lateCancelDays: 0,
        capturesAtDispatch: false,
        ...options.settings,
      },
    },
    as: (other, otherCartId = null) => build(other, otherCartId, market),
    within: (other) => build(who, cartId, other),
  });
  const clock = options.clock ?? new FakeClock();
  return build(options.actor ?? guest, options.cartId ?? null, options.market ?? homeMarket);
}
