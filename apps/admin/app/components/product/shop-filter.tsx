import { withParams } from "@emporia/ui/lib/list-paths";
import { Field } from "@emporia/ui/primitives/field";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { useLocation, useNavigate } from "@remix-run/react";

/** Narrows a list to one shop, found by its name. */
export function ShopFilter({ shop }: { shop: string | undefined }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    // What is typed is not an address yet: the list waits until a shop is picked, or Enter is pressed.
    <div onChange={(event) => event.stopPropagation()} className="max-sm:grow sm:max-w-56">
      <Field name="shop" label="Shop" hideLabel>
        <SuggestInput
          key={shop}
          kinds={["shop"]}
          defaultValue={shop}
          placeholder="Any shop"
          maxLength={80}
          onPick={({ value }) => navigate(`${pathname}${withParams(search, { shop: value })}`)}
        />
      </Field>
    </div>
  );
}
