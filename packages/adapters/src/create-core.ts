import type { CoreConfig } from "@emporia/config";
import type { StoredPicture } from "@emporia/core/catalog";
import type { Actor, Ctx, Logger, Market, Services } from "@emporia/core/platform";
import { homeMarket, systemClock } from "@emporia/core/platform";
import { postgresSearch, searchThrough } from "@emporia/core/search";
import { type Db, openDatabase } from "@emporia/db";
import { createAvatax } from "./avatax/index";
import { createCarrierRates } from "./carrier-rates";
import { createDiskStore, createS3Store } from "./media/index";
import { createMediaStore, drawingOf } from "./media/media-store";
import { createMeilisearch } from "./meilisearch/index";
import { createCartCache } from "./redis/cart-cache";
import { createRedis, type RedisStore } from "./redis/index";
import { createShippoAddresses, createShippoLabels, createShippoTracker } from "./shippo/index";
import { createMailer } from "./smtp/index";
import { createStripePayments, STANDIN_SECRET_KEY, STANDIN_WEBHOOK_SECRET } from "./stripe/index";
import { createTestCarrier, createTestTracker } from "./test-carrier/index";

export interface Core {
  db: Db;
  pool: ReturnType<typeof openDatabase>["pool"];
  services: Services;
  redis: RedisStore | undefined;
  /** A context for one request or job. */
  context(given: { actor: Actor; correlationId: string; cartId?: string | null; market?: Market; log?: Logger }): Ctx;
  /** Keeps one of our own drawings (SVG) where pictures are kept. Never for what somebody sent us. */
  putDrawing(objectKey: string, svg: string): Promise<StoredPicture>;
  close(): Promise<void>;
}

/** Labels that nobody carries are for trying out: where money is real they would cost some. */
function carrierOf(config: CoreConfig): Services["carrier"] {
  if (config.SHIPPO_API_KEY) return createShippoLabels({ apiKey: config.SHIPPO_API_KEY });
  return config.STRIPE_SECRET_KEY ? null : createTestCarrier({ trackingUrl: () => null });
}

/** Who works taxes out; the table of rates where nobody does. */
function avataxOf(config: CoreConfig): Services["tax"] {
  const { AVATAX_ACCOUNT_ID: accountId, AVATAX_LICENSE_KEY: licenseKey, AVATAX_COMPANY_CODE: companyCode } = config;
  if (!accountId || !licenseKey || !companyCode) return null;
  return createAvatax({ accountId, licenseKey, companyCode, url: config.AVATAX_URL });
}

/** Who knows where parcels are; the carrier of our own knows its own only. */
function trackerOf(config: CoreConfig): Services["tracker"] {
  if (config.SHIPPO_API_KEY) return createShippoTracker({ apiKey: config.SHIPPO_API_KEY });
  return config.STRIPE_SECRET_KEY ? null : createTestTracker(systemClock);
}

/** The one place where the domains meet the outside: each component the real one when it is set up, else the local one. */
export function createCore(
  config: CoreConfig,
  log: Logger,
  options: { applicationName: string; onStatement?: (sql: string) => void },
): Core {
  const { db, pool, close } = openDatabase({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    prepareStatements: config.DATABASE_PREPARE_STATEMENTS,
    applicationName: options.applicationName,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  });
  const redis = config.REDIS_URL ? createRedis(config.REDIS_URL) : undefined;
  const engine = config.MEILI_URL
    ? createMeilisearch({ url: config.MEILI_URL, key: config.MEILI_KEY, index: config.MEILI_INDEX })
    : null;
  const mailer = createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM });
  const store = config.S3_BUCKET
    ? createS3Store({
        bucket: config.S3_BUCKET,
        region: config.S3_REGION,
        ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
        ...(config.S3_ACCESS_KEY_ID ? { accessKeyId: config.S3_ACCESS_KEY_ID } : {}),
        ...(config.S3_SECRET_ACCESS_KEY ? { secretAccessKey: config.S3_SECRET_ACCESS_KEY } : {}),
      })
    : createDiskStore(config.MEDIA_DIR);
  const carrier = carrierOf(config);
  const services: Services = {
    payments: config.STRIPE_SECRET_KEY
      ? createStripePayments({
          secretKey: config.STRIPE_SECRET_KEY,
          publishableKey: config.STRIPE_PUBLISHABLE_KEY ?? null,
          webhookSecret: config.STRIPE_WEBHOOK_SECRET ?? "",
        })
      : createStripePayments({
          secretKey: STANDIN_SECRET_KEY,
          publishableKey: null,
          webhookSecret: STANDIN_WEBHOOK_SECRET,
          standinUrl: config.STRIPE_STANDIN_URL,
        }),
    mailer,
    carrier,
    // The carrier of our own is for trying labels out, and asks what it likes.
    rates: carrier && config.SHIPPO_API_KEY ? createCarrierRates(carrier) : null,
    tracker: trackerOf(config),
    addresses: config.SHIPPO_API_KEY ? createShippoAddresses({ apiKey: config.SHIPPO_API_KEY }) : null,
    tax: avataxOf(config),
    search: engine ? searchThrough(engine) : postgresSearch,
    searchEngine: engine,
    media: createMediaStore(store),
    cartCache: redis ? createCartCache(redis) : null,
    settings: {
      storefrontUrl: config.STOREFRONT_URL,
      sellerPortalUrl: config.SELLER_PORTAL_URL,
      adminUrl: config.ADMIN_URL,
      linkSecret: config.LINK_SECRET,
      mailFrom: config.MAIL_FROM,
      encryptionKeys: config.DATA_ENCRYPTION_KEYS,
      returnDays: config.RETURN_DAYS,
      arrivalDays: config.ARRIVAL_DAYS,
      lateCancelDays: config.LATE_CANCEL_DAYS,
      capturesAtDispatch: config.PAYMENT_CAPTURE === "at-dispatch",
    },
  };
  return {
    db,
    pool,
    services,
    redis,
    context: (given) => ({
      db,
      clock: systemClock,
      actor: given.actor,
      correlationId: given.correlationId,
      cartId: given.cartId ?? null,
      market: given.market ?? homeMarket,
      services,
      log: given.log ?? log,
    }),
    async putDrawing(objectKey, svg) {
      await store.put(objectKey, Buffer.from(svg), "image/svg+xml");
      return { objectKey, ...drawingOf(svg) };
    },
    async close() {
      await mailer.close();
      await redis?.close();
      await close();
    },
  };
}
