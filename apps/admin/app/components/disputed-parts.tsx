import type { FormState } from "@emporia/ui/lib/form-result";
import { Checkbox } from "@emporia/ui/primitives/checkbox";

export interface DisputedPartsProps {
  parts: readonly { sellerOrderId: string; number: string; shopName: string; isConcerned: boolean }[];
  said: FormState;
}

/** Of which parts of an order a chargeback is: as it stands, or as it was ticked in a form that was refused. */
export function DisputedParts({ parts, said }: DisputedPartsProps) {
  const concerned = parts.filter(({ isConcerned }) => isConcerned).map(({ sellerOrderId }) => sellerOrderId);
  const ticked = said.all("sellerOrderIds", concerned);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">It is about</legend>
      {parts.map((part) => (
        <Checkbox
          key={part.sellerOrderId}
          name="sellerOrderIds"
          value={part.sellerOrderId}
          defaultChecked={ticked.includes(part.sellerOrderId)}
          label={`${part.number} from ${part.shopName}`}
        />
      ))}
      {said.error("sellerOrderIds") && <p className="text-sm text-bad">{said.error("sellerOrderIds")}</p>}
    </fieldset>
  );
}
