export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same for each try at the same mail, so that a receiver can drop a repeat; without its angle brackets. */
  messageId: string;
  /** Further headers by name. */
  headers?: Record<string, string>;
}

/** Hands mails to the mail server. */
export interface Mailer {
  /** @throws when the server does not take it; the job tries again */
  send(mail: Mail): Promise<void>;
}
