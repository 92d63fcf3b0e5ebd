import { type MailInbox, startMailInbox } from "../mail-inbox/index";
import { type StripeStandin, type StripeStandinOptions, startStripeStandin } from "../stripe-standin/index";

export interface LocalServicesOptions {
  host?: string;
  /** Folder for the stand-in's journal and the inbox's mails; in memory only without it. */
  dataDir?: string;
  /** Left out, the service is not started. */
  stripe?: Pick<
    StripeStandinOptions,
    "port" | "publicUrl" | "fees" | "settlementSeconds" | "taskSeconds" | "onboardsAtOnce" | "webhook"
  >;
  mail?: { smtpPort: number; httpPort: number };
}

export interface LocalServices {
  stripe: StripeStandin | undefined;
  mail: MailInbox | undefined;
  close(): Promise<void>;
}

/**
 * Starts the Stripe stand-in and the mail inbox in this process.
 * @throws when a port is taken; what had started is stopped again
 */
export async function startLocalServices(options: LocalServicesOptions): Promise<LocalServices> {
  const host = options.host ?? "127.0.0.1";
  const { dataDir } = options;
  const stripe =
    options.stripe &&
    (await startStripeStandin({
      ...options.stripe,
      host,
      ...(dataDir === undefined ? {} : { journalFile: `${dataDir}/stripe/journal.ndjson` }),
    }));
  try {
    const mail =
      options.mail &&
      (await startMailInbox({ ...options.mail, host, ...(dataDir === undefined ? {} : { dir: `${dataDir}/mail` }) }));
    return {
      stripe,
      mail,
      async close() {
        await Promise.all([stripe?.close(), mail?.close()]);
      },
    };
  } catch (error) {
    await stripe?.close();
    throw error;
  }
}
