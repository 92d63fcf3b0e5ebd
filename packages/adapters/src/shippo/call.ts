import { CarrierRefusal } from "@emporia/core/labels";
import { ServiceUnavailable } from "@emporia/core/platform";
import type { z } from "zod";

export interface ShippoOptions {
  apiKey: string;
  /** Shippo's own when absent. */
  apiUrl?: string;
  timeoutMs?: number;
}

export const apiUrlOf = ({ apiUrl }: ShippoOptions) => apiUrl ?? "https://api.goshippo.com";
export const timeoutOf = ({ timeoutMs }: ShippoOptions) => timeoutMs ?? 30_000;

/**
 * Asks Shippo, by its API of 2018-02-08.
 * @throws CarrierRefusal it said no
 * @throws ServiceUnavailable it does not answer, or something else than its specification says
 */
export function createShippoCall(options: ShippoOptions) {
  const apiUrl = apiUrlOf(options);
  const timeoutMs = timeoutOf(options);

  return async function call<Schema extends z.ZodType>(
    method: "GET" | "POST",
    path: string,
    schema: Schema,
    body?: object,
  ): Promise<z.output<Schema>> {
    const response = await reach(() =>
      fetch(`${apiUrl}${path}`, {
        method,
        headers: {
          authorization: `ShippoToken ${options.apiKey}`,
          "shippo-api-version": "2018-02-08",
          ...(body ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      }),
    );
    const text = await reach(() => response.text());
    if (response.status >= 500 || response.status === 429 || response.status === 401 || response.status === 403)
      throw new ServiceUnavailable("The carriers do not answer. Try again in a few minutes.");
    if (!response.ok) throw new CarrierRefusal(refusalIn(text));
    const answer = schema.safeParse(parsed(text));
    if (!answer.success)
      throw new ServiceUnavailable("The carriers answered something else. Try again in a few minutes.");
    return answer.data;
  };
}

/** @throws ServiceUnavailable nobody answers */
export async function reach<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch {
    throw new ServiceUnavailable("The carriers do not answer. Try again in a few minutes.");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Shippo says against a request, in one line; its shape differs from field to field. */
function refusalIn(text: string): string {
  const sentences: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === "string") sentences.push(value);
    else if (value && typeof value === "object") for (const each of Object.values(value)) gather(each);
  };
  gather(parsed(text));
  return (sentences.join(" ") || "The carriers refused this parcel.").slice(0, 500);
}
