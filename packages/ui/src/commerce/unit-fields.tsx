import type { ReactNode } from "react";
import type { FormState } from "../lib/form-result";
import { fieldId } from "../primitives/field";
import { Input } from "../primitives/input";

export interface UnitChoice {
  id: string;
  name: string;
  detail?: string | undefined;
  /** How many can be chosen at most. */
  most: number;
}

export interface UnitFieldsProps {
  legend: ReactNode;
  hint?: ReactNode;
  items: readonly UnitChoice[];
  form: FormState;
  /** How many are chosen at first. */
  initial: "none" | "all";
  /** What the list is sent as. */
  name?: string | undefined;
  /** How many were chosen before, in the place of `initial`. */
  chosen?: ReadonlyMap<string, number> | undefined;
}

/** How many of each item: sent as `items.0.orderItemId`, or by another name, and `items.0.quantity`, with 0 for what is not meant. */
export function UnitFields(props: UnitFieldsProps) {
  const { legend, hint, items, form, initial, name: list = "items", chosen } = props;
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{legend}</legend>
      {hint && <p className="text-[0.8125rem] text-muted">{hint}</p>}
      <ul className="mt-2 border-t">
        {items.map((item, at) => {
          const name = `${list}.${at}.quantity`;
          const id = `${fieldId(name)}-${item.id}`;
          const error = form.error(name);
          return (
            <li key={item.id} className="border-b py-2">
              <input type="hidden" name={`${list}.${at}.orderItemId`} value={item.id} />
              <div className="flex items-center gap-4">
                <label htmlFor={id} className="min-w-0 grow text-sm">
                  <span className="line-clamp-2 wrap-anywhere">{item.name}</span>
                  {item.detail && <span className="text-muted wrap-anywhere">{item.detail}</span>}
                </label>
                <span className="flex shrink-0 items-center gap-2">
                  <Input
                    id={id}
                    name={name}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={item.most}
                    step={1}
                    defaultValue={form.value(
                      name,
                      String(chosen ? (chosen.get(item.id) ?? 0) : initial === "all" ? item.most : 0),
                    )}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={`${id}-most`}
                    className="figures w-20 text-right"
                  />
                  <span id={`${id}-most`} className="figures w-12 text-sm text-muted">
                    of {item.most}
                  </span>
                </span>
              </div>
              {error && <p className="mt-1 text-[0.8125rem] font-medium text-bad">{error}</p>}
            </li>
          );
        })}
      </ul>
      {form.error(list) && <p className="mt-2 text-[0.8125rem] font-medium text-bad">{form.error(list)}</p>}
    </fieldset>
  );
}
