import pino, { type Logger } from "pino";

/** JSON log lines. What could open an account or name a card never gets into one. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    redact: {
      paths: [
        "password",
        "token",
        "cookie",
        "authorization",
        "*.password",
        "*.token",
        "*.cookie",
        "*.authorization",
        "*.clientSecret",
        "req.headers.authorization",
        "req.headers.cookie",
        "req.headers['x-emporia-key']",
      ],
      censor: "[redacted]",
    },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
  });
}
