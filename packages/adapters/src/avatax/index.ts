import { decimalText, digitsOf, ServiceUnavailable } from "@emporia/core/platform";
import { type LineToTax, type TaxDocument, type TaxProvider, TaxRefused, type TaxRequest } from "@emporia/core/tax";
import { z } from "zod";
import { Breaker } from "../breaker";

/** A shopper waits for it. */
const QUOTE_MS = 3_000;
/** A job does. */
const RECORD_MS = 20_000;
/** AvaTax's codes of what no class says: shipping by a common carrier, and what is not taxed. */
const SHIPPING = "FR020100";
const EXEMPT = "NT";

export interface AvataxOptions {
  accountId: string;
  licenseKey: string;
  companyCode: string;
  /** Production's when absent; the sandbox is https://sandbox-rest.avatax.com. */
  url?: string | undefined;
  timeoutMs?: number;
}

const answerSchema = z.object({
  lines: z.array(
    z.object({
      lineNumber: z.string(),
      tax: z.number(),
      details: z.array(z.looseObject({ liabilityType: z.string().nullish(), tax: z.number().nullish() })).nullish(),
    }),
  ),
});

/**
 * Taxes by AvaTax, by its REST API v2: at the checkout a sale that is asked for and not kept there (`SalesOrder`); once it was paid
 * for one that is (`SalesInvoice`), and each refund (`ReturnInvoice`), made or changed under its code. After three failures in a row
 * at the checkout it is left alone for a while.
 */
export function createAvatax(options: AvataxOptions, breaker = new Breaker()): TaxProvider {
  const root = `${options.url ?? "https://rest.avatax.com"}/api/v2`;
  const credentials = Buffer.from(`${options.accountId}:${options.licenseKey}`).toString("base64");

  async function post(path: string, body: object, timeoutMs: number): Promise<Response> {
    return fetch(`${root}${path}`, {
      method: "POST",
      headers: {
        authorization: `Basic ${credentials}`,
        "content-type": "application/json",
        "x-avalara-client": "Emporia; 1; Custom; 1.0",
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(options.timeoutMs ?? timeoutMs),
    });
  }

  async function ask(body: object): Promise<z.output<typeof answerSchema>> {
    const response = await post("/transactions/create", body, QUOTE_MS);
    if (!response.ok) throw new ServiceUnavailable(`AvaTax answered ${response.status}.`);
    return answerSchema.parse(await response.json());
  }

  return {
    books: {
      async record(document) {
        const body = {
          adjustmentReason: "SourcingIssue",
          adjustmentDescription: "Told again",
          createTransactionModel: toDocumentBody(document, options.companyCode),
        };
        const response = await post("/transactions/createoradjust", body, RECORD_MS);
        if (!response.ok) throw await failureOf(response);
        const { totalTax } = keptSchema.parse(await response.json());
        return { taxAmount: Math.round(totalTax * 10 ** digitsOf(document.currency)) };
      },
      async void(code) {
        const path = `/companies/${encodeURIComponent(options.companyCode)}/transactions/${encodeURIComponent(code)}/void`;
        const response = await post(path, { code: "DocVoided" }, RECORD_MS);
        if (!response.ok && response.status !== 404) throw await failureOf(response);
      },
    },
    async quote(request) {
      if (!breaker.lets()) throw new ServiceUnavailable("AvaTax does not answer, and is left alone for a while.");
      try {
        const { lines } = await ask(toBody(request, options.companyCode));
        breaker.succeeded();
        const taxed = new Map(lines.map((line) => [line.lineNumber, line]));
        return request.lines.flatMap(({ part }, at) => {
          const line = taxed.get(String(at + 1));
          if (!line) return [];
          const isSellers = line.details?.some(({ liabilityType }) => liabilityType === "Seller") ?? false;
          return [
            {
              part,
              amount: Math.round(line.tax * 10 ** digitsOf(request.currency)),
              remitter: isSellers ? ("seller" as const) : ("marketplace" as const),
            },
          ];
        });
      } catch (error) {
        breaker.failed();
        throw error;
      }
    },
  };
}

const keptSchema = z.object({ totalTax: z.number() });
const refusalSchema = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) });

/** What is wrong with what was sent stays wrong; too many calls, and troubles of its own, pass. */
async function failureOf(response: Response): Promise<Error> {
  const isLasting = response.status >= 400 && response.status < 500 && ![401, 403, 408, 429].includes(response.status);
  if (!isLasting) return new ServiceUnavailable(`AvaTax answered ${response.status}.`);
  const { data } = refusalSchema.safeParse(await response.json().catch(() => null));
  const { code = "", message = "" } = data?.error ?? {};
  return new TaxRefused([`AvaTax answered ${response.status}`, code, message].filter(Boolean).join(": "));
}

function toDocumentBody(document: TaxDocument, companyCode: string) {
  const { code, kind, soldOn, refersTo } = document;
  return {
    ...toBody(document, companyCode),
    ...{ type: kind === "sale" ? "SalesInvoice" : "ReturnInvoice", commit: true, code },
    ...(refersTo === null
      ? {}
      : { referenceCode: refersTo, taxOverride: { type: "TaxDate", taxDate: soldOn, reason: "Given back" } }),
  };
}

/** `CreateTransactionModel` of its API. Lines are numbered: their names here are longer than it takes. */
function toBody({ reference, currency, isIncluded, to, day, lines }: TaxRequest, companyCode: string) {
  const shipTo = addressBody(to);
  return {
    ...{ type: "SalesOrder", commit: false, companyCode, code: reference, customerCode: reference, date: day },
    currencyCode: currency,
    lines: lines.map(({ amount, quantity, from, sellerId, ...line }, at) => ({
      number: String(at + 1),
      amount: Number(decimalText({ amount, currency })),
      quantity,
      taxCode: codeOf(line),
      taxIncluded: isIncluded,
      merchantSellerIdentifier: sellerId,
      addresses: from ? { shipFrom: addressBody(from), shipTo } : { singleLocation: shipTo },
    })),
  };
}

const codeOf = ({ kind, code }: Pick<LineToTax, "kind" | "code">) =>
  kind === "shipping" ? SHIPPING : kind === "exempt" ? EXEMPT : (code ?? "P0000000");

function addressBody({ line1, line2, city, state, postalCode, country }: TaxRequest["to"]) {
  return { line1, ...(line2 ? { line2 } : {}), city, region: state, postalCode, country };
}
