import pino, { type DestinationStream, type Logger } from "pino";
import { loggedError, loggedFields, withoutAddresses } from "./log-redaction";

const secrets = [
  ...["password", "token", "cookie", "authorization", "clientSecret", "sessionId", "cartId", "email", "recipient"],
  ...["card", "phone", "line1"],
];

/** JSON log lines. What could open an account, name a card or tell who somebody is never gets into one. */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    name,
    level,
    redact: {
      paths: [
        ...secrets.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]),
        "req.headers['x-emporia-key']",
        "req.headers['x-cart-id']",
      ],
      censor: "[redacted]",
    },
    formatters: { log: loggedFields },
    serializers: { err: loggedError, error: loggedError },
    hooks: {
      logMethod(args, method) {
        method.apply(
          this,
          args.map((each) => (typeof each === "string" ? withoutAddresses(each) : each)) as typeof args,
        );
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
