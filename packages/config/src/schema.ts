import { z } from "zod";
import { encryptionKeysSchema } from "./encryption-keys";
import { trustedProxiesSchema } from "./trusted-proxies";

export interface Variable {
  schema: z.ZodType;
  /** What it is for, in a sentence. */
  meaning: string;
  example: string;
}

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol);
      } catch {
        return false;
      }
    },
    `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  );
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const secret = z.string().min(16, "must have at least 16 characters");

/** Every variable that Emporia reads. `.env.example` is generated from this list. */
export const variables = {
  NODE_ENV: {
    schema: z.enum(["production", "development", "test"]).default("production"),
    meaning: "How the processes run.",
    example: "production",
  },
  LOG_LEVEL: {
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    meaning: "The least important thing that is logged.",
    example: "info",
  },
  DATABASE_URL: {
    schema: url("postgres:", "postgresql:"),
    meaning: "The PostgreSQL (16 or newer) that holds everything. Without it, npm start runs one of its own.",
    example: "postgres://emporia:secret@localhost:5432/emporia",
  },
  DATABASE_POOL_SIZE: {
    schema: z.coerce.number().int().min(1).max(200).default(10),
    meaning: "Connections that each process keeps at most.",
    example: "10",
  },
  DATABASE_PREPARE_STATEMENTS: {
    schema: flag.default(true),
    meaning: "Whether statements are prepared once per connection; false behind a PgBouncer older than 1.21.",
    example: "true",
  },
  REDIS_URL: {
    schema: url("redis:", "rediss:").optional(),
    meaning: "Redis (7 or newer) for carts and rate limits. Without it, PostgreSQL does both.",
    example: "redis://localhost:6379",
  },
  MEILI_URL: {
    schema: url("http:", "https:").optional(),
    meaning: "Meilisearch (1.10 or newer), which searches by words. Without it, PostgreSQL does.",
    example: "http://localhost:7700",
  },
  MEILI_KEY: {
    schema: z.string().optional(),
    meaning:
      "A key of that Meilisearch that may search, and make, fill, swap and delete indexes of MEILI_INDEX's name.",
    example: "a-key-of-meilisearch",
  },
  MEILI_INDEX: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,60}$/, "may have letters, digits, - and _")
      .default("emporia_products"),
    meaning: "The name of the index; its own for each shop that shares a Meilisearch.",
    example: "emporia_products",
  },
  STRIPE_SECRET_KEY: {
    schema: z
      .string()
      .regex(/^(sk|rk)_(test|live)_/, "must be a Stripe secret key, which starts with sk_test_ or sk_live_")
      .optional(),
    meaning: "Stripe. Without it, payments go to the local stand-in and no money moves.",
    example: "sk_test_51…",
  },
  STRIPE_PUBLISHABLE_KEY: {
    schema: z
      .string()
      .regex(/^pk_(test|live)_/, "must be a Stripe publishable key, which starts with pk_")
      .optional(),
    meaning: "What the browser shows to Stripe; belongs to STRIPE_SECRET_KEY.",
    example: "pk_test_51…",
  },
  STRIPE_WEBHOOK_SECRET: {
    schema: z
      .string()
      .startsWith("whsec_", "must be the signing secret of the webhook, which starts with whsec_")
      .optional(),
    meaning: "Verifies that messages at /webhooks/stripe come from Stripe.",
    example: "whsec_…",
  },
  STRIPE_STANDIN_URL: {
    schema: url("http:").default("http://127.0.0.1:4010"),
    meaning: "Where the local stand-in for Stripe listens; used without STRIPE_SECRET_KEY.",
    example: "http://127.0.0.1:4010",
  },
  SMTP_URL: {
    schema: url("smtp:", "smtps:").default("smtp://127.0.0.1:4025"),
    meaning: "The mail server: Postmark, SendGrid and SES all speak SMTP. By default the local inbox.",
    example: "smtp://user:password@smtp.postmarkapp.com:587",
  },
  MAIL_FROM: {
    schema: z.string().min(3).default("Emporia <hello@emporia.example>"),
    meaning: "The sender of all mails.",
    example: "Emporia <hello@example.com>",
  },
  S3_BUCKET: {
    schema: z.string().min(3).optional(),
    meaning: "The bucket that holds pictures. Without it they are kept in MEDIA_DIR.",
    example: "emporia-media",
  },
  S3_REGION: { schema: z.string().default("us-east-1"), meaning: "The region of the bucket.", example: "us-east-1" },
  S3_ENDPOINT: {
    schema: url("http:", "https:").optional(),
    meaning: "The address of an S3-compatible store that is not Amazon's.",
    example: "http://localhost:9000",
  },
  S3_ACCESS_KEY_ID: {
    schema: z.string().optional(),
    meaning: "The bucket's key; without it the machine's own role is used.",
    example: "minio",
  },
  S3_SECRET_ACCESS_KEY: { schema: z.string().optional(), meaning: "The secret of that key.", example: "minio-secret" },
  MEDIA_DIR: {
    schema: z.string().default(".data/media"),
    meaning: "The folder that holds pictures when there is no bucket.",
    example: ".data/media",
  },
  SHIPPO_API_KEY: {
    schema: z
      .string()
      .regex(/^shippo_(test|live)_/, "must be a Shippo token, which starts with shippo_test_ or shippo_live_")
      .optional(),
    meaning:
      "Shippo, which sells labels of carriers, says what they ask at the checkout and knows which addresses there are. Without it a carrier of our own sells labels to try things with, and none where Stripe is real.",
    example: "shippo_test_…",
  },
  AVATAX_ACCOUNT_ID: {
    schema: z.string().min(1).optional(),
    meaning:
      "AvaTax, which works taxes out at the checkout, with AVATAX_LICENSE_KEY and AVATAX_COMPANY_CODE. Without all three the table of rates does.",
    example: "1100000000",
  },
  AVATAX_LICENSE_KEY: {
    schema: z.string().min(1).optional(),
    meaning: "The licence key of the AvaTax account.",
    example: "0000000000000000",
  },
  AVATAX_COMPANY_CODE: {
    schema: z.string().min(1).optional(),
    meaning: "Which company of the AvaTax account sells here.",
    example: "DEFAULT",
  },
  AVATAX_URL: {
    schema: z.url().optional(),
    meaning: "Where AvaTax answers, when it is not production: its sandbox.",
    example: "https://sandbox-rest.avatax.com",
  },
  SHIPPO_WEBHOOK_TOKEN: {
    schema: secret.optional(),
    meaning:
      "Lets Shippo tell us of parcels: the webhook for track_updated is /webhooks/shippo?token= and this. Without it carriers are asked every six hours.",
    example: "yet-another-long-random-text",
  },
  INTERNAL_API_KEY: {
    schema: secret,
    meaning: "Lets the three web apps tell the API which client they speak for. The same in all processes.",
    example: "a-long-random-text-of-your-own",
  },
  METRICS_TOKEN: {
    schema: secret.optional(),
    meaning: "Opens /metrics of the API to who sends it as a bearer. Without it, only INTERNAL_API_KEY does.",
    example: "one-more-long-random-text",
  },
  LINK_SECRET: {
    schema: secret,
    meaning: "Signs the links in mails that open an order without signing in.",
    example: "another-long-random-text",
  },
  RETURN_DAYS: {
    schema: z.coerce.number().int().min(0).max(365).default(30),
    meaning: "For so many days after it arrived a shopper may ask to send something back; then the order is completed.",
    example: "30",
  },
  ARRIVAL_DAYS: {
    schema: z.coerce.number().int().min(4).max(365).default(14),
    meaning:
      "A parcel of which nobody says that it arrived counts as arrived so many days after the longest time promised for it. Until then its shopper can say that it did not.",
    example: "14",
  },
  LATE_CANCEL_DAYS: {
    schema: z.coerce.number().int().min(0).max(365).default(0),
    meaning:
      "What a shop has not sent so many days after it should have left is cancelled and given back. 0: never; shop and shopper are told that it is late, and the shopper may cancel.",
    example: "0",
  },
  PAYMENT_CAPTURE: {
    schema: z.enum(["at-once", "at-dispatch"]).default("at-once"),
    meaning:
      "When cards are charged: as soon as an order is confirmed, or when its first parcel is sent. What nobody has sent after six days is charged then, because banks let go of it after seven.",
    example: "at-once",
  },
  DATA_ENCRYPTION_KEYS: {
    schema: encryptionKeysSchema,
    meaning:
      "Keys that seal tax ids in the database and hash the addresses of whom shops or staff have blocked: a name, a colon and 32 random bytes in base64 (openssl rand -base64 32), several with commas. The first seals, all open; a nightly job seals and hashes anew, then old ones can go; a block of a closed account counts for its address only while its key is there.",
    example: "2026-11:bm90LWEta2V5LWp1c3QtYW4tZXhhbXBsZS0zMi1ieSE=",
  },
  HOST: {
    schema: z.string().default("127.0.0.1"),
    meaning: "The address on which the processes listen; 0.0.0.0 for all.",
    example: "127.0.0.1",
  },
  TRUST_PROXY: {
    schema: trustedProxiesSchema.optional(),
    meaning:
      "The load balancers in front of the processes, whose x-forwarded-for is believed: their addresses and ranges, or how many when nobody can go past them.",
    example: "10.0.0.0/8",
  },
  API_PORT: { schema: port.default(4000), meaning: "The port of the API.", example: "4000" },
  STOREFRONT_PORT: { schema: port.default(3000), meaning: "The port of the storefront.", example: "3000" },
  SELLER_PORTAL_PORT: { schema: port.default(3001), meaning: "The port of the seller portal.", example: "3001" },
  ADMIN_PORT: { schema: port.default(3002), meaning: "The port of the admin.", example: "3002" },
  API_URL: {
    schema: url("http:", "https:").default("http://127.0.0.1:4000"),
    meaning: "Where the web apps reach the API.",
    example: "http://127.0.0.1:4000",
  },
  STOREFRONT_URL: {
    schema: url("http:", "https:").default("http://localhost:3000"),
    meaning: "The storefront's public address; used in mails and redirects.",
    example: "https://shop.example.com",
  },
  SELLER_PORTAL_URL: {
    schema: url("http:", "https:").default("http://localhost:3001"),
    meaning: "The seller portal's public address.",
    example: "https://sellers.example.com",
  },
  ADMIN_URL: {
    schema: url("http:", "https:").default("http://localhost:3002"),
    meaning: "The admin's public address.",
    example: "https://admin.example.com",
  },
  WORKER_CONCURRENCY: {
    schema: z.coerce.number().int().min(1).max(100).default(5),
    meaning: "Jobs that a worker runs at the same time.",
    example: "5",
  },
  RATE_LIMIT_FACTOR: {
    schema: z.coerce.number().min(0.01).max(100_000).default(1),
    meaning: "Multiplies every rate limit; 1 in production.",
    example: "1",
  },
} as const satisfies Record<string, Variable>;

type Variables = typeof variables;
export type Environment = { [Name in keyof Variables]: z.output<Variables[Name]["schema"]> };
