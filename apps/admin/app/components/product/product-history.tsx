import { policyLabel } from "@emporia/contracts/policies";
import type { StaffProductView } from "@emporia/contracts/staff-products";
import { DateTime } from "@emporia/ui/commerce/date-time";

const words: Record<string, string> = {
  "product.approve": "Approved",
  "product.return": "Sent back",
  "product.takeDown": "Taken down",
  "product.restore": "Shown again",
  "product.recategorise": "Put into another category",
  "product.reassign": "Given to another shop",
  "product.feature": "Featured on the front page",
  "product.moveFeatured": "Moved on the front page",
  "product.unfeature": "Taken from the front page",
};

/** What staff did with a product, the latest first. */
export function ProductHistory({ history }: { history: StaffProductView["history"] }) {
  if (history.length === 0) return <p className="text-sm text-muted">Nothing yet.</p>;
  return (
    <ol className="flex flex-col gap-5 text-[0.9375rem]">
      {history.map(({ id, action, at, by, reason, note, policy, detail }) => (
        <li key={id} className="border-l-2 pl-4">
          <p className="font-medium">
            {words[action] ?? action}
            {policy && `: ${policyLabel(policy)}`}
          </p>
          <p className="text-[0.8125rem] text-muted">
            <DateTime value={at} style="both" /> · {by ?? "The platform"}
          </p>
          {detail && <p className="mt-1 text-sm text-muted wrap-anywhere">{detail}</p>}
          {reason && <p className="mt-1 whitespace-pre-line wrap-anywhere">“{reason}”</p>}
          {note && <p className="mt-1 text-sm wrap-anywhere">Note: {note}</p>}
        </li>
      ))}
    </ol>
  );
}
