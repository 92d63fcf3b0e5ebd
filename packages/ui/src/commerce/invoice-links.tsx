import type { InvoiceView } from "@emporia/contracts/invoices";
import { FileText } from "lucide-react";
import { Price } from "./price";

const kinds = { invoice: "Invoice", credit_note: "Credit note" } as const;

/** Invoices and credit notes to download. */
export function InvoiceLinks(props: {
  invoices: readonly InvoiceView[];
  hrefOf: (invoice: InvoiceView) => string;
  withShop: boolean;
}) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {props.invoices.map((invoice) => (
        <li key={invoice.id} className="flex flex-wrap items-center justify-between gap-x-4">
          <a
            href={props.hrefOf(invoice)}
            download
            className="inline-flex min-h-9 items-center gap-2 underline underline-offset-4 pointer-coarse:min-h-11"
          >
            <FileText aria-hidden="true" className="size-4 shrink-0" />
            <span className="wrap-anywhere">
              {kinds[invoice.kind]} <span className="figures">{invoice.number}</span>
              {props.withShop && ` from ${invoice.shopName}`}
              <span className="sr-only"> (PDF)</span>
            </span>
          </a>
          <Price money={invoice.total} className="text-muted" />
        </li>
      ))}
    </ul>
  );
}
