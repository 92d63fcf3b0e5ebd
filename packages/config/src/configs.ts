import { readEnvironment } from "./read-environment";
import type { TrustedProxies } from "./trusted-proxies";

const coreNames = [
  "NODE_ENV",
  "LOG_LEVEL",
  "DATABASE_URL",
  "DATABASE_POOL_SIZE",
  "DATABASE_PREPARE_STATEMENTS",
  "REDIS_URL",
  "MEILI_URL",
  "MEILI_KEY",
  "MEILI_INDEX",
  "STRIPE_SECRET_KEY",
  "STRIPE_PUBLISHABLE_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_STANDIN_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "S3_BUCKET",
  "S3_REGION",
  "S3_ENDPOINT",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "MEDIA_DIR",
  "SHIPPO_API_KEY",
  "AVATAX_ACCOUNT_ID",
  "AVATAX_LICENSE_KEY",
  "AVATAX_COMPANY_CODE",
  "AVATAX_URL",
  "LINK_SECRET",
  "DATA_ENCRYPTION_KEYS",
  "STOREFRONT_URL",
  "SELLER_PORTAL_URL",
  "ADMIN_URL",
  "RETURN_DAYS",
  "ARRIVAL_DAYS",
  "LATE_CANCEL_DAYS",
  "PAYMENT_CAPTURE",
] as const;

type Env = Readonly<Record<string, string | undefined>>;

/** What API and worker share. */
export function coreConfig(env?: Env) {
  return readEnvironment(coreNames, env);
}
export type CoreConfig = ReturnType<typeof coreConfig>;

export function apiConfig(env?: Env) {
  return readEnvironment(
    [
      ...coreNames,
      "HOST",
      "TRUST_PROXY",
      "API_PORT",
      "INTERNAL_API_KEY",
      "METRICS_TOKEN",
      "SHIPPO_WEBHOOK_TOKEN",
      "RATE_LIMIT_FACTOR",
    ] as const,
    env,
  );
}
export type ApiConfig = ReturnType<typeof apiConfig>;

export function workerConfig(env?: Env) {
  return readEnvironment([...coreNames, "WORKER_CONCURRENCY"] as const, env);
}
export type WorkerConfig = ReturnType<typeof workerConfig>;

/** What a web app needs to know; its routes get it through the load context. */
export interface WebAppConfig {
  host: string;
  /** Whose word about the client's address counts. */
  trustedProxies: TrustedProxies | undefined;
  port: number;
  apiUrl: string;
  /** The app's own public address. */
  publicUrl: string;
  storefrontUrl: string;
  sellerPortalUrl: string;
  adminUrl: string;
  internalKey: string;
  /** Whether cookies travel over https only. */
  secureCookies: boolean;
  logLevel: string;
}

function webAppConfig(
  portName: "STOREFRONT_PORT" | "SELLER_PORTAL_PORT" | "ADMIN_PORT",
  urlName: "STOREFRONT_URL" | "SELLER_PORTAL_URL" | "ADMIN_URL",
  env?: Env,
): WebAppConfig {
  const read = readEnvironment(
    [
      "HOST",
      "TRUST_PROXY",
      "LOG_LEVEL",
      "API_URL",
      "STOREFRONT_URL",
      "SELLER_PORTAL_URL",
      "ADMIN_URL",
      "INTERNAL_API_KEY",
      portName,
    ] as const,
    env,
  );
  return {
    host: read.HOST,
    trustedProxies: read.TRUST_PROXY,
    port: read[portName] as number,
    apiUrl: read.API_URL,
    publicUrl: read[urlName],
    storefrontUrl: read.STOREFRONT_URL,
    sellerPortalUrl: read.SELLER_PORTAL_URL,
    adminUrl: read.ADMIN_URL,
    internalKey: read.INTERNAL_API_KEY,
    secureCookies: read[urlName].startsWith("https://"),
    logLevel: read.LOG_LEVEL,
  };
}

export const storefrontConfig = (env?: Env) => webAppConfig("STOREFRONT_PORT", "STOREFRONT_URL", env);
/** With the origin of the bucket, to which browsers of sellers send pictures. */
export function sellerPortalConfig(env?: Env): WebAppConfig & { bucketOrigin: string | undefined } {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT } = readEnvironment(
    ["S3_BUCKET", "S3_REGION", "S3_ENDPOINT"] as const,
    env,
  );
  const amazon = `https://${S3_BUCKET}.s3.${S3_REGION}.amazonaws.com`;
  const bucketOrigin = S3_BUCKET === undefined ? undefined : S3_ENDPOINT ? new URL(S3_ENDPOINT).origin : amazon;
  return { ...webAppConfig("SELLER_PORTAL_PORT", "SELLER_PORTAL_URL", env), bucketOrigin };
}
export const adminConfig = (env?: Env) => webAppConfig("ADMIN_PORT", "ADMIN_URL", env);
