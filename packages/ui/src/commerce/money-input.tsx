import type { Money } from "@emporia/contracts/money";
import { type InputHTMLAttributes, useId, useState } from "react";
import { moneyMarker } from "../lib/form-names";
import { amountText, currencySymbol, minorDigits, parseMoney } from "../lib/money-text";
import { useFieldWires } from "../primitives/field";
import { Input } from "../primitives/input";

export interface MoneyInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "defaultValue" | "onChange" | "prefix" | "type"> {
  currency: string;
  /** Minor units, or what was typed before when the form came back. */
  defaultValue?: number | string | undefined;
  /** With the amount when it is one, undefined while it is not. */
  onMoney?: ((money: Money | undefined) => void) | undefined;
}

/**
 * Typed as "49.99". A hidden marker beside it tells `submit` to read it as money, so that the schema gets
 * minor units (or a Money), with or without JavaScript.
 */
export function MoneyInput({ currency, defaultValue, onMoney, name, ...props }: MoneyInputProps) {
  const wires = useFieldWires();
  const fieldName = name ?? wires.name;
  const id = useId();
  const [text, setText] = useState(
    typeof defaultValue === "number" ? amountText({ amount: defaultValue, currency }) : (defaultValue ?? ""),
  );
  return (
    <>
      {fieldName && <input type="hidden" name={moneyMarker(fieldName)} value={currency} form={props.form} />}
      <Input
        id={id}
        {...wires}
        {...props}
        name={fieldName}
        type="text"
        inputMode={minorDigits(currency) === 0 ? "numeric" : "decimal"}
        autoComplete="off"
        before={currencySymbol(currency)}
        after={currency}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onMoney?.(parseMoney(event.target.value, currency));
        }}
        onBlur={(event) => {
          const read = parseMoney(event.target.value, currency);
          if (read) setText(amountText(read));
          props.onBlur?.(event);
        }}
        className="figures"
      />
    </>
  );
}
