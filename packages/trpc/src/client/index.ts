import type { ErrorView } from "@emporia/contracts/errors";
import { createTRPCClient, httpBatchLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../server/index";

export type Api = TRPCClient<AppRouter>;

export interface ApiClientOptions {
  /** Address of the API, as in http://127.0.0.1:4000 */
  url: string;
  /** The session's token. */
  token?: string | undefined;
  cartId?: string | undefined;
  /** The code of the market in which they shop; home when absent. */
  market?: string | undefined;
  /** Which of their shops a member works on. */
  sellerId?: string | undefined;
  /** Sent with each call; correlation id, client address. */
  headers?: Record<string, string> | undefined;
}

/** The typed client. Calls made in the same tick travel in one request. */
export function createApiClient(options: ApiClientOptions): Api {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${options.url}/trpc`,
        maxItems: 20,
        headers: () => ({
          ...options.headers,
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
          ...(options.cartId ? { "x-cart-id": options.cartId } : {}),
          ...(options.market ? { "x-market": options.market } : {}),
          ...(options.sellerId ? { "x-seller-id": options.sellerId } : {}),
        }),
      }),
    ],
  });
}

/** What the API said when it refused; undefined when it did not answer at all. */
export function apiErrorOf(error: unknown): ErrorView["error"] | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data = error.data as { domain?: ErrorView["error"] } | null | undefined;
  return data?.domain;
}
