import { Transform } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./nonce";

export interface RenderPageInput {
  request: Request;
  status: number;
  headers: Headers;
  remixContext: EntryContext;
  /** From the load context. */
  nonce: string | undefined;
  /** Whether to wait for the whole page: `isbot` of the user agent. */
  isBot: (userAgent: string | null) => boolean;
  onError?: ((error: unknown) => void) | undefined;
  /** Milliseconds after which what has not come is given up. */
  patience?: number | undefined;
}

/**
 * React writes two kilobytes at a time, and each piece would be compressed, flushed and sent on its own. What is written
 * in one turn goes on as one piece; what comes later, later.
 */
function gathered(): Transform {
  let pieces: Buffer[] = [];
  const release = (stream: Transform): void => {
    if (pieces.length > 0) stream.push(Buffer.concat(pieces));
    pieces = [];
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (pieces.length === 0) setImmediate(() => !this.destroyed && release(this));
      pieces.push(piece);
      done();
    },
    flush(done) {
      release(this);
      done();
    },
  });
}

/** Streams a page to people as it comes, and to crawlers whole. */
export function renderPage(input: RenderPageInput): Promise<Response> {
  const { request, headers, remixContext, nonce, isBot, onError, patience = 5_000 } = input;
  const isWhole = isBot(request.headers.get("User-Agent")) || remixContext.isSpaMode;
  return new Promise((resolve, reject) => {
    let status = input.status;
    let isSent = false;
    const send = (): void => {
      isSent = true;
      const body = gathered();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      createElement(
        NonceContext.Provider,
        { value: nonce },
        createElement(RemixServer, {
          context: remixContext,
          url: request.url,
          abortDelay: patience,
          ...(nonce ? { nonce } : {}),
        }),
      ),
      {
        ...(nonce ? { nonce } : {}),
        [isWhole ? "onAllReady" : "onShellReady"]: send,
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          // Before the shell, onShellError tells; after an abort by the reader nobody needs to know.
          if (isSent && !request.signal.aborted) onError?.(error);
        },
      },
    );
    setTimeout(abort, patience + 1_000).unref();
  });
}
