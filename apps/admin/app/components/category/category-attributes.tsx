import type { StaffAttributeView, StaffCategoryView } from "@emporia/contracts/categories";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { Link } from "@emporia/ui/primitives/link";
import { Select } from "@emporia/ui/primitives/select";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { kindText } from "~/lib/attributes";

interface Asked {
  attributeId: string;
  isRequired: boolean;
}

/** What the category asks for itself, in its order, and what comes to it from above. */
export function CategoryAttributes({
  category,
  attributes,
}: {
  category: StaffCategoryView;
  attributes: readonly StaffAttributeView[];
}) {
  const answer = useFieldErrors();
  const busy = useBusy();
  const isLive = useHydrated();
  const [asked, setAsked] = useState<Asked[]>(
    category.attributes.map(({ id, isRequired }) => ({ attributeId: id, isRequired })),
  );
  const taken = new Set([
    ...asked.map((each) => each.attributeId),
    ...category.inheritedAttributes.map(({ id }) => id),
  ]);
  const free = attributes.filter(({ id }) => !taken.has(id));
  const nameOf = (id: string) => attributes.find((each) => each.id === id);
  const swap = (at: number, other: number) =>
    setAsked((before) =>
      before.map((each, index) => (index === at ? before[other] : index === other ? before[at] : each) ?? each),
    );
  return (
    <div className="flex flex-col gap-5">
      {category.inheritedAttributes.length > 0 && (
        <p className="text-sm text-muted">
          From above:{" "}
          {category.inheritedAttributes
            .map(({ name, from, isRequired }) => `${name} (${from}${isRequired ? ", required" : ""})`)
            .join(", ")}
          .
        </p>
      )}
      {category.lackingCount > 0 && (
        <Alert tone="warn" title={lackingText(category.lackingCount)}>
          They stay as they are. Their shops find them among their products by “Lacks what is required”.
        </Alert>
      )}
      <Form method="post" preventScrollReset className="flex flex-col items-start gap-4">
        <input type="hidden" name="intent" value="attributes" />
        {answer.value("intent") === "attributes" && answer.failure && (
          <Alert tone="bad">{answer.formError ?? answer.error("attributes")}</Alert>
        )}
        {asked.length > 0 && (
          <ul className="w-full border-t">
            {asked.map(({ attributeId, isRequired }, at) => {
              const attribute = nameOf(attributeId);
              const name = attribute?.name ?? "";
              return (
                <li key={attributeId} className="flex min-h-13 flex-wrap items-center gap-x-4 border-b py-1">
                  <input type="hidden" name={`attributes.${at}.attributeId`} value={attributeId} />
                  <span className="min-w-32 grow">
                    <Link
                      href={`/attributes/${attributeId}`}
                      className="inline-flex min-h-11 items-center font-medium underline-offset-4 hover:underline"
                    >
                      {name}
                    </Link>{" "}
                    <span className="text-sm text-muted">{attribute && kindText(attribute)}</span>
                  </span>
                  <Checkbox
                    id={`required-${attributeId}`}
                    name={`attributes.${at}.isRequired`}
                    label={
                      <>
                        Required<span className="sr-only"> to publish: {name}</span>
                      </>
                    }
                    checked={isRequired}
                    onChange={(event) =>
                      setAsked((before) =>
                        before.map((each, index) =>
                          index === at ? { ...each, isRequired: event.target.checked } : each,
                        ),
                      )
                    }
                  />
                  {isLive && (
                    <span className="flex">
                      <Button
                        size="sm"
                        variant="ghost"
                        iconOnly
                        icon={<ArrowUp />}
                        disabled={at === 0}
                        onClick={() => swap(at, at - 1)}
                      >
                        Move {name} up
                      </Button>
                      <Button
                        size="sm"
                        variant="ghost"
                        iconOnly
                        icon={<ArrowDown />}
                        disabled={at === asked.length - 1}
                        onClick={() => swap(at, at + 1)}
                      >
                        Move {name} down
                      </Button>
                      <Button
                        size="sm"
                        variant="ghost"
                        iconOnly
                        icon={<X />}
                        onClick={() => setAsked((before) => before.filter((_, index) => index !== at))}
                      >
                        Take {name} away
                      </Button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {free.length > 0 && (
          <Field label="Ask for one more" id="add-attribute" className="w-full max-w-sm">
            <Select
              name={isLive ? undefined : `attributes.${asked.length}.attributeId`}
              placeholder="Choose an attribute"
              value={isLive ? "" : undefined}
              onChange={(event) => {
                const { value } = event.target;
                if (value !== "") setAsked((before) => [...before, { attributeId: value, isRequired: false }]);
              }}
              options={free.map((each) => ({ value: each.id, label: `${each.name} (${kindText(each)})` }))}
            />
          </Field>
        )}
        <p className="text-sm text-muted">
          Not there?{" "}
          <Link href="/attributes" className="underline underline-offset-4">
            Make a new attribute
          </Link>
          . What products have said stays when you take one away, and shows again when you ask again.
        </p>
        <Button type="submit" loading={busy("attributes", "Saving…")}>
          Save attributes
        </Button>
      </Form>
    </div>
  );
}

function lackingText(count: number): string {
  return count === 1
    ? "1 product that shoppers see, here or below, lacks something that is required."
    : `${count.toLocaleString("en-US")} products that shoppers see, here and below, lack something that is required.`;
}
