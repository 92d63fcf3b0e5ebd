import type { OwnProductView } from "@emporia/contracts/catalog";
import type { PictureView } from "@emporia/contracts/common";
import type { FormState } from "@emporia/ui/lib/form-result";
import { parseMoney } from "@emporia/ui/lib/money-text";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import { Ellipsis, X } from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { type Margin, marginOf, marginRange, marginText, salePrice, typedMargin } from "~/lib/margin";
import { combinationKey, type VariantDraft, type WeightUnit } from "~/lib/product-draft";
import { CellInput } from "./cell-input";

export interface VariantGridProps {
  variants: readonly VariantDraft[];
  /** The first row that is shown, and how many are. */
  from: number;
  count: number;
  /** A variant may show one of them as its own. */
  pictures: readonly PictureView[];
  unit: WeightUnit;
  /** Planned or running, it lowers what is earned. */
  sale: OwnProductView["sale"];
  form: FormState;
  onChange: (at: number, change: Partial<VariantDraft>) => void;
  onChangeAll: (change: Partial<VariantDraft>) => void;
  onRemove: (at: number) => void;
}

const currency = "USD";
const columns = "lg:grid-cols-[minmax(7rem,1fr)_7rem_7rem_8.5rem_5rem_5rem_4.75rem]";

/** A row for each variant: cards on a phone, a grid from there. Enter and the arrows go up and down a column. */
export function VariantGrid({
  variants,
  from,
  count,
  pictures,
  unit,
  sale,
  form,
  onChange,
  onChangeAll,
  onRemove,
}: VariantGridProps) {
  const isSingle = variants.length === 1 && variants[0]?.options.length === 0;
  return (
    <div>
      {variants.length > 1 && <MarginSummary variants={variants} />}
      {variants.length > 1 && <ForAll unit={unit} count={variants.length} onApply={onChangeAll} />}
      {!isSingle && (
        <div
          aria-hidden="true"
          className={`hidden gap-2 border-b pb-2 text-xs font-medium text-muted lg:grid ${columns}`}
        >
          <span>Variant</span>
          <span>Price</span>
          <span>Compare at</span>
          <span>SKU</span>
          <span>On hand</span>
          <span>Weight, {unit}</span>
        </div>
      )}
      <ul onKeyDown={steer} className="flex flex-col">
        {variants.slice(from, from + count).map((variant, index) => (
          <Row
            key={combinationKey(variant.options)}
            variant={variant}
            at={from + index}
            pictures={pictures}
            unit={unit}
            sale={sale}
            form={form}
            isSingle={isSingle}
            onChange={onChange}
            onRemove={variants.length > 1 ? onRemove : undefined}
          />
        ))}
      </ul>
    </div>
  );
}

/** Enter, up and down move along the column instead of sending the form. */
function steer(event: KeyboardEvent<HTMLUListElement>) {
  if (!["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "text" || event.metaKey || event.ctrlKey) return;
  const column = field.name.split(".").at(-1);
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[name$=".${column}"]:not([type=hidden])`),
  ];
  const next = all[all.indexOf(field) + (event.key === "ArrowUp" || event.shiftKey ? -1 : 1)];
  event.preventDefault();
  next?.focus();
  next?.select();
}

interface RowProps {
  variant: VariantDraft;
  at: number;
  pictures: readonly PictureView[];
  unit: WeightUnit;
  sale: OwnProductView["sale"];
  form: FormState;
  isSingle: boolean;
  onChange: (at: number, change: Partial<VariantDraft>) => void;
  onRemove: ((at: number) => void) | undefined;
}

const Row = memo(function Row(props: RowProps) {
  const { variant, at, pictures, unit, sale, form, isSingle, onChange, onRemove } = props;
  const [isMore, setMore] = useState(false);
  const rowName = isSingle ? "the product" : variant.options.join(" / ");
  const name = (field: string) => `variants.${at}.${field}`;
  const cell = (field: keyof VariantDraft & string, label: string, errorOf: string = field) => ({
    name: name(field),
    label,
    rowName,
    value: String(variant[field]),
    onText: (text: string) => onChange(at, { [field]: text }),
    error: form.error(name(errorOf)),
  });
  const moreId = `variant-${at}-more`;
  const hasHiddenError = ["barcode", "costPerItem", "lowStockThreshold", "backorderDays"].some((field) =>
    form.error(name(field)),
  );
  return (
    <li className={isSingle ? "" : "border-b py-3 last:border-b-0 lg:py-2"}>
      <input type="hidden" name={name("id")} value={variant.id} />
      <input type="hidden" name={name("quantityWas")} value={variant.quantityWas} />
      {isSingle && <input type="hidden" name={name("mediaId")} value={variant.mediaId} />}
      {variant.options.map((value) => (
        <input key={value} type="hidden" name={`${name("options")}[]`} value={value} />
      ))}
      <div
        className={`grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3 lg:items-start lg:gap-2 ${isSingle ? "lg:grid-cols-[repeat(6,minmax(0,1fr))_auto] lg:items-end [&_label]:lg:not-sr-only" : columns}`}
      >
        {!isSingle && (
          <div className="col-span-full lg:col-span-1">
            <p className="text-sm font-medium wrap-anywhere lg:flex lg:min-h-9 lg:items-center">{rowName}</p>
            <MarginLine variant={variant} sale={sale} />
          </div>
        )}
        <CellInput {...cell("price", "Price")} money={currency} />
        <CellInput {...cell("compareAtPrice", "Compare at")} money={currency} />
        {isSingle && <CellInput {...cell("costPerItem", "Cost, for you alone")} money={currency} />}
        <CellInput {...cell("sku", "SKU")} maxLength={100} spellCheck={false} />
        <CellInput {...cell("quantity", "On hand")} isNumber />
        <CellInput {...cell("weight", `Weight, ${unit}`, "weightGrams")} isNumber />
        <div className="flex items-end justify-end gap-0.5 lg:items-start">
          <Button
            variant="ghost"
            size="sm"
            iconOnly
            icon={<Ellipsis />}
            aria-expanded={isMore || hasHiddenError}
            aria-controls={moreId}
            onClick={() => setMore((before) => !before)}
          >
            More about {rowName}
          </Button>
          {onRemove && (
            <Button variant="ghost" size="sm" iconOnly icon={<X />} onClick={() => onRemove(at)}>
              Do not sell {rowName}
            </Button>
          )}
        </div>
      </div>
      {isSingle && <MarginLine variant={variant} sale={sale} />}
      {form.error(name("options")) && (
        <p className="mt-1 text-[0.8125rem] font-medium text-bad">{form.error(name("options"))}</p>
      )}
      <div id={moreId} hidden={!isMore && !hasHiddenError} className="mt-3 rounded-md bg-sunken px-4 py-3">
        <div className="grid gap-3 sm:grid-cols-3 [&_label]:lg:not-sr-only">
          {!isSingle && <CellInput {...cell("costPerItem", "Cost per item, for you alone")} money={currency} />}
          <CellInput {...cell("barcode", "Barcode")} maxLength={100} spellCheck={false} />
          <CellInput {...cell("lowStockThreshold", "Runs low from, units left")} isNumber placeholder="10" />
          <CellInput {...cell("backorderDays", "Backorders ship in, days")} isNumber placeholder="Not said" />
          {!isSingle && (
            <Field
              name={name("mediaId")}
              label={
                <span className="text-xs font-normal text-muted">
                  Its picture<span className="sr-only">{` of ${rowName}`}</span>
                </span>
              }
            >
              <Select
                value={variant.mediaId}
                onChange={(event) => onChange(at, { mediaId: event.target.value })}
                placeholder="The cover"
                options={pictures.map(({ id, alt }, index) => ({ value: id, label: alt || `Picture ${index + 1}` }))}
                className="min-h-9 text-sm"
              />
            </Field>
          )}
        </div>
        <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
          <Flag at={at} field="trackQuantity" label="Count what is on hand" variant={variant} onChange={onChange} />
          <Flag
            at={at}
            field="allowBackorder"
            label="Sell on when none are left"
            variant={variant}
            onChange={onChange}
          />
          <Flag at={at} field="requiresShipping" label="Has to be shipped" variant={variant} onChange={onChange} />
          <Flag at={at} field="taxable" label="Sales tax applies" variant={variant} onChange={onChange} />
        </div>
      </div>
    </li>
  );
});

/** What is left of a price once the unit is paid for, now and in a sale. */
function MarginLine({ variant, sale }: Pick<RowProps, "variant" | "sale">) {
  const margin = typedMargin(variant.price, variant.costPerItem, currency);
  if (!margin) return null;
  const price = parseMoney(variant.price, currency)?.amount ?? 0;
  const reduced = sale && marginOf(salePrice(price, sale), price - margin.amount);
  const tone = (each: Margin) => (each.amount < 0 ? "font-medium text-bad" : undefined);
  return (
    <p className="figures mt-1 text-xs text-muted">
      Margin <span className={tone(margin)}>{marginText(margin, currency)}</span>
      {reduced && (
        <>
          {", in the sale "}
          <span className={tone(reduced)}>{marginText(reduced, currency)}</span>
        </>
      )}
    </p>
  );
}

function MarginSummary({ variants }: { variants: readonly VariantDraft[] }) {
  const range = marginRange(variants.map(({ price, costPerItem }) => typedMargin(price, costPerItem, currency)));
  if (!range) return null;
  return (
    <p className="figures mb-3 text-sm text-muted">
      Margin {range.text}
      {range.unknown > 0 && `; ${range.unknown} of ${variants.length} have no cost or no price yet`}.
    </p>
  );
}

interface FlagProps extends Pick<RowProps, "variant" | "at" | "onChange"> {
  field: "trackQuantity" | "allowBackorder" | "requiresShipping" | "taxable";
  label: string;
}

function Flag({ variant, at, field, label, onChange }: FlagProps) {
  return (
    <Checkbox
      name={`variants.${at}.${field}`}
      label={label}
      checked={variant[field]}
      onChange={(event) => onChange(at, { [field]: event.target.checked })}
    />
  );
}

interface ForAllProps {
  unit: WeightUnit;
  count: number;
  onApply: (change: Partial<VariantDraft>) => void;
}

const nothing = { price: "", compareAtPrice: "", costPerItem: "", quantity: "", weight: "" };

/** One value for every row at once. Fields without a name, so that they are never sent. */
function ForAll({ unit, count, onApply }: ForAllProps) {
  const [values, setValues] = useState(nothing);
  const fields = [
    { key: "price", label: "Price" },
    { key: "compareAtPrice", label: "Compare at" },
    { key: "costPerItem", label: "Cost" },
    { key: "quantity", label: "On hand" },
    { key: "weight", label: `Weight, ${unit}` },
  ] as const;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  const isEmpty = Object.keys(given).length === 0;
  function apply() {
    if (isEmpty) return;
    onApply(given);
    setValues(nothing);
  }
  return (
    <details className="mb-4 rounded-md bg-sunken">
      <summary className="flex min-h-11 items-center px-4 text-sm font-medium">
        Set one value for all {count} variants
      </summary>
      <div className="flex flex-wrap items-end gap-3 px-4 pb-4">
        {fields.map(({ key, label }) => (
          <label key={key} className="flex w-28 flex-col gap-1 text-xs text-muted">
            {label}
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              value={values[key]}
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                apply();
              }}
              className="figures h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink focus:outline-2 focus:outline-focus pointer-coarse:h-11"
            />
          </label>
        ))}
        <Button size="sm" onClick={apply} aria-disabled={isEmpty}>
          Set for all
        </Button>
      </div>
    </details>
  );
}
