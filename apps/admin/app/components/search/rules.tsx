import type { SearchRulesView } from "@emporia/contracts/search";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";

/** Synonyms, stop words, pinned products and redirects, each with the form that adds one. */
export function Rules({ rules, mayWrite }: { rules: SearchRulesView; mayWrite: boolean }) {
  const { formError } = useFieldErrors();
  return (
    <>
      {formError && (
        <Alert tone="bad" className="mb-4">
          {formError}
        </Alert>
      )}
      <Section
        isSplit
        title="Synonyms"
        description="Words that mean the same: who asks for one finds the others too. A phrase of up to three words is one of them."
      >
        <Kept nothing="No synonyms yet.">
          {rules.synonyms.map(({ id, words }) => (
            <Row key={id} text={words.join(", ")} intent="remove-synonyms" fields={{ id }} mayWrite={mayWrite} />
          ))}
        </Kept>
        {mayWrite && (
          <Adding intent="save-synonyms" verb="Add the group">
            {(state) => (
              <Field name="words" label="Words, parted by commas" error={state.errorOf("words")} className="grow">
                <Input
                  key={rules.synonyms.length}
                  placeholder="notebook, laptop"
                  defaultValue={state.valueOf("words")}
                />
              </Field>
            )}
          </Adding>
        )}
      </Section>
      <Section
        isSplit
        title="Stop words"
        description="Words that are left out of a query, unless it has no others. Those of English, as “the”, need not stand here."
      >
        <Kept nothing="No stop words yet.">
          {rules.stopWords.map((word) => (
            <Row key={word} text={word} intent="remove-stop-word" fields={{ word }} mayWrite={mayWrite} />
          ))}
        </Kept>
        {mayWrite && (
          <Adding intent="add-stop-word" verb="Add the word">
            {(state) => (
              <Field name="word" label="Word" error={state.errorOf("word")} className="grow">
                <Input key={rules.stopWords.length} placeholder="genuine" defaultValue={state.valueOf("word")} />
              </Field>
            )}
          </Adding>
        )}
      </Section>
      <Section
        isSplit
        title="Pinned products"
        description="They come first, in this order, when somebody asks for just these words. Filters and stock apply to them as to all others."
      >
        <Kept nothing="Nothing is pinned.">
          {rules.pins.flatMap(({ query, products }) =>
            products.map(({ id, name }) => (
              <Row
                key={`${query} ${id}`}
                text={`“${query}”: ${name}`}
                intent="remove-pin"
                fields={{ query, productId: id }}
                mayWrite={mayWrite}
              />
            )),
          )}
        </Kept>
        {mayWrite && (
          <Adding intent="add-pin" verb="Pin it">
            {(state) => (
              <>
                <Field name="query" label="Query" error={state.errorOf("query")} className="grow">
                  <Input key={rules.pins.length} placeholder="lamp" defaultValue={state.valueOf("query")} />
                </Field>
                <Field name="product" label="Product" error={state.errorOf("product")} className="grow">
                  <SuggestInput
                    key={`${rules.pins.length} ${rules.pins.flatMap(({ products }) => products).length}`}
                    kinds={["product"]}
                    placeholder="Its name or address"
                    defaultValue={state.valueOf("product")}
                  />
                </Field>
              </>
            )}
          </Adding>
        )}
      </Section>
      <Section
        isSplit
        title="Redirects"
        description="Who searches for just these words is led to a page of the storefront instead of to results. A thing is followed when its address changes."
      >
        <Kept nothing="No search leads to a page.">
          {rules.redirects.map((redirect) => (
            <Row
              key={redirect.query}
              text={`“${redirect.query}” leads to ${redirect.label}`}
              detail={
                redirect.isShown
                  ? redirect.path
                  : "Shoppers may not see it now: they get results as if this were not here."
              }
              intent="remove-redirect"
              fields={{ query: redirect.query }}
              mayWrite={mayWrite}
            />
          ))}
        </Kept>
        {mayWrite && (
          <Adding intent="save-redirect" verb="Lead there">
            {(state) => (
              <>
                <Field name="query" id="redirect-query" label="Query" error={state.errorOf("query")} className="grow">
                  <Input key={rules.redirects.length} placeholder="gifts" defaultValue={state.valueOf("query")} />
                </Field>
                <Field name="to" label="Page of the storefront" error={state.errorOf("to")} className="grow">
                  <SuggestInput
                    key={rules.redirects.length}
                    kinds={["category", "collection", "shop", "product"]}
                    writes="path"
                    placeholder="Its name, or /collections/gifts"
                    defaultValue={state.valueOf("to")}
                  />
                </Field>
              </>
            )}
          </Adding>
        )}
      </Section>
    </>
  );
}

function Kept({ nothing, children }: { nothing: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className="mb-4 text-sm text-muted">{nothing}</p>;
  return <ul className="mb-5 border-t">{children}</ul>;
}

function Row({
  text,
  detail,
  intent,
  fields,
  mayWrite,
}: {
  text: string;
  detail?: string;
  intent: string;
  fields: Record<string, string>;
  mayWrite: boolean;
}) {
  return (
    <li className="flex min-h-11 items-center gap-3 border-b py-1.5 text-sm">
      <span className="min-w-0 grow wrap-anywhere">
        {text}
        {detail && <span className="block text-muted">{detail}</span>}
      </span>
      {mayWrite && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value={intent} />
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" size="sm" variant="ghost" icon={<X />}>
            Remove<span className="sr-only"> {text}</span>
          </Button>
        </Form>
      )}
    </li>
  );
}

interface Typed {
  errorOf(name: string): string | undefined;
  valueOf(name: string): string;
}

function Adding({ intent, verb, children }: { intent: string; verb: string; children: (state: Typed) => ReactNode }) {
  const busy = useBusy();
  const state = useFieldErrors();
  // Several forms on a page: what was refused belongs to the one that was sent.
  const isOurs = state.value("intent") === intent;
  const typed: Typed = {
    errorOf: (name) => (isOurs ? (state.error(name) ?? state.error(`${name}.0`)) : undefined),
    valueOf: (name) => (isOurs ? state.all(name).join(", ") : ""),
  };
  return (
    <Form method="post" preventScrollReset className="flex max-w-2xl flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value={intent} />
      {children(typed)}
      <Button type="submit" loading={busy(intent, "Adding…")}>
        {verb}
      </Button>
    </Form>
  );
}
