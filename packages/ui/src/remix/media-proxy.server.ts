import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream";
import type { RequestHandler } from "express";

const asked = ["accept", "if-none-match", "if-modified-since", "range", "if-range", "x-request-id"];
const answered = [
  "content-type",
  "content-length",
  "content-range",
  "accept-ranges",
  "cache-control",
  "etag",
  "last-modified",
  "expires",
  "vary",
];

/** Streams pictures, videos and models from the API, with the headers that let browsers keep them. */
export function proxyMedia(apiUrl: string, log: { error(fields: object, message: string): void }): RequestHandler {
  return (incoming, outgoing) => {
    if (incoming.method !== "GET" && incoming.method !== "HEAD") {
      outgoing.status(405).setHeader("Allow", "GET, HEAD").end();
      return;
    }
    const target = new URL(apiUrl);
    const path = `${target.pathname.replace(/\/$/, "")}${incoming.originalUrl}`;
    const headers = Object.fromEntries(
      asked.flatMap((name) => (incoming.headers[name] === undefined ? [] : [[name, incoming.headers[name]]])),
    );
    const open = target.protocol === "https:" ? httpsRequest : httpRequest;
    const upstream = open(
      {
        protocol: target.protocol,
        hostname: target.hostname,
        port: target.port,
        path,
        method: incoming.method,
        headers,
      },
      (answer: IncomingMessage) => {
        outgoing.status(answer.statusCode ?? 502);
        for (const name of answered) {
          const value = answer.headers[name];
          if (value !== undefined) outgoing.setHeader(name, value);
        }
        const type = answer.headers["content-type"] ?? "";
        if (type.startsWith("video/") || type.startsWith("model/")) {
          // A player stops reading while it has enough, for as long as it likes.
          upstream.setTimeout(0);
          const policy = answer.headers["content-security-policy"];
          if (policy !== undefined) outgoing.setHeader("content-security-policy", policy);
        }
        pipeline(answer, outgoing, () => {});
      },
    );
    upstream.setTimeout(15_000, () => upstream.destroy(new Error("The API took too long over a picture")));
    upstream.on("error", (error) => {
      if (outgoing.headersSent || outgoing.destroyed) return;
      log.error({ err: error, path: incoming.originalUrl }, "a picture could not be fetched");
      outgoing.status(502).setHeader("Cache-Control", "no-store").end();
    });
    outgoing.on("close", () => upstream.destroy());
    upstream.end();
  };
}
