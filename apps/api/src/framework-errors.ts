import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ErrorView } from "@emporia/contracts/errors";
import { toErrorView, toTrpcError } from "@emporia/trpc/server";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What the framework refuses before a procedure sees it. The rest of what it may say is for whoever starts it. */
const sentences: Record<string, string> = {
  FST_ERR_BAD_URL: "This address cannot be read: write % as %25.",
  FST_ERR_MAX_PARAM_LENGTH: "This address is too long.",
  FST_ERR_CTP_BODY_TOO_LARGE: "This is too large: 2 MB at most, 20 MB for a picture.",
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    "This content-type is not taken here: send application/json, or image/… where a picture is asked for.",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "The body is not as long as the header content-length says.",
  FST_ERR_CTP_EMPTY_JSON_BODY: "The body is empty: send JSON, or leave the header content-type out.",
  FST_ERR_CTP_INVALID_JSON_BODY: "The body is not JSON.",
};

/** How the framework's refusals look to a client: like all others. Undefined for what is none. */
export function frameworkRefusal(thrown: unknown): { status: number; body: ErrorView } | undefined {
  const { statusCode: status, code } = thrown as { statusCode?: number; code?: string };
  if (status === undefined || status >= 500) return undefined;
  const message = sentences[code ?? ""] ?? "The request could not be read.";
  return { status, body: { error: { code: "VALIDATION_FAILED", message } } };
}

/** Answers what was refused before there was a route. */
export function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = frameworkRefusal(error) ?? { status: 500, body: { error: toErrorView(toTrpcError(error)) } };
  return reply.status(status).header("x-request-id", request.id).send(body);
}

/** The last word on a connection whose bytes are no request: there is nothing yet that could answer it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const [status, message] =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? [408, "The request took too long to arrive."]
      : error.code === "HPE_HEADER_OVERFLOW"
        ? [431, "The address or the headers are too long."]
        : [400, "The request could not be read."];
  const body = JSON.stringify({ error: { code: "VALIDATION_FAILED", message } } satisfies ErrorView);
  if (socket.writable)
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status as number]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  else socket.destroy(error);
}
