import type { Money } from "@emporia/contracts/money";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Badge } from "@emporia/ui/primitives/badge";
import { accountWord, balanceOf, postingWord } from "~/lib/ledger";

export interface Posting {
  id: string;
  kind: string;
  description: string;
  occurredAt: string;
  entries: { account: string; sellerName: string | null; amount: Money; note: string }[];
}

/** Each posting as an accountant writes it: debits at the left, credits at the right, the sums under a line. */
export function LedgerPostings({ postings }: { postings: readonly Posting[] }) {
  return (
    <div className="flex flex-col gap-8">
      {postings.map((posting) => (
        <PostingTable key={posting.id} posting={posting} />
      ))}
    </div>
  );
}

function PostingTable({ posting }: { posting: Posting }) {
  const { debit, credit, isBalanced } = balanceOf(posting.entries);
  const currency = posting.entries[0]?.amount.currency ?? "USD";
  const title = `${postingWord(posting.kind)}: ${posting.description}`;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-sm font-medium">{postingWord(posting.kind)}</h3>
        <p className="text-[0.8125rem] text-muted">
          <DateTime value={posting.occurredAt} style="both" />
        </p>
      </div>
      <p className="text-[0.8125rem] text-muted wrap-anywhere">{posting.description}</p>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="mt-2 overflow-x-auto"
      >
        <table className="figures w-full text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="py-2 pr-3 font-medium">
                Account
              </th>
              <th scope="col" className="py-2 pr-3 font-medium max-sm:hidden">
                For
              </th>
              <th scope="col" className="w-20 py-2 text-right sm:w-28 font-medium">
                Debit
              </th>
              <th scope="col" className="w-20 py-2 text-right sm:w-28 font-medium">
                Credit
              </th>
            </tr>
          </thead>
          <tbody>
            {posting.entries.map((entry, at) => (
              <tr key={`${at}-${entry.account}`} className="border-b align-top">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  {accountWord(entry.account)}
                  {entry.sellerName && (
                    <span className="block max-w-56 truncate text-xs text-muted">{entry.sellerName}</span>
                  )}
                  <span className="block text-xs text-muted wrap-anywhere sm:hidden">{entry.note}</span>
                </th>
                <td className="py-1.5 pr-3 text-muted wrap-anywhere max-sm:hidden">{entry.note}</td>
                <td className="py-1.5 text-right">{entry.amount.amount >= 0 ? moneyText(entry.amount) : ""}</td>
                <td className="py-1.5 text-right">
                  {entry.amount.amount < 0 ? moneyText({ ...entry.amount, amount: -entry.amount.amount }) : ""}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-medium">
              <th scope="row" className="py-2 text-left font-medium">
                <Badge tone={isBalanced ? "good" : "bad"} shape={isBalanced ? "tick" : "cross"}>
                  {isBalanced ? "Balances" : `Off by ${moneyText({ amount: debit - credit, currency })}`}
                </Badge>
              </th>
              <td className="max-sm:hidden" />
              <td className="py-2 text-right">{moneyText({ amount: debit, currency })}</td>
              <td className="py-2 text-right">{moneyText({ amount: credit, currency })}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}
