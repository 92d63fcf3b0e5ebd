import type { FormState } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Field, fieldId } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { listOf, type OptionDraft } from "~/lib/product-draft";

export interface OptionsEditorProps {
  options: readonly OptionDraft[];
  form: FormState;
  onChange: (options: OptionDraft[]) => void;
}

/** Colour, size and the like: up to five, each with its values. They make the rows of the grid. */
export function OptionsEditor({ options, form, onChange }: OptionsEditorProps) {
  const isLive = useHydrated();
  // Without JavaScript there is always one empty line to write another option into.
  const shown = isLive || options.length >= 5 ? options : [...options, { name: "", values: [] }];
  const change = (at: number, to: OptionDraft) =>
    onChange(options.map((option, index) => (index === at ? to : option)));
  return (
    <div className="flex flex-col gap-4">
      {shown.map((option, at) => (
        <fieldset key={at} className="grid gap-3 rounded-md border p-4 sm:grid-cols-[11rem_minmax(0,1fr)_auto]">
          <legend className="sr-only">{option.name || `Option ${at + 1}`}</legend>
          <Field name={`options.${at}.name`} label="Option" error={form.error(`options.${at}.name`)}>
            <Input
              maxLength={60}
              list="option-names"
              autoComplete="off"
              placeholder="Size"
              {...(isLive
                ? { value: option.name, onChange: (event) => change(at, { ...option, name: event.target.value }) }
                : { defaultValue: option.name })}
            />
          </Field>
          {isLive ? (
            <Values
              at={at}
              option={option}
              error={form.error(`options.${at}.values`)}
              onChange={(values) => change(at, { ...option, values })}
            />
          ) : (
            <Field name={`options.${at}.list`} label="Values, with commas between">
              <Input defaultValue={option.values.join(", ")} placeholder="S, M, L" />
            </Field>
          )}
          {isLive && (
            <Button
              variant="ghost"
              iconOnly
              icon={<X />}
              className="justify-self-end sm:mt-6"
              onClick={() => onChange(options.filter((_, index) => index !== at))}
            >
              Remove the option {option.name}
            </Button>
          )}
        </fieldset>
      ))}
      <datalist id="option-names">
        {["Size", "Colour", "Material", "Scent", "Style"].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {form.error("options") && <p className="text-[0.8125rem] font-medium text-bad">{form.error("options")}</p>}
      {isLive && options.length < 5 && (
        <Button
          size="sm"
          icon={<Plus />}
          className="self-start"
          onClick={() => {
            onChange([...options, { name: "", values: [] }]);
            setTimeout(() => document.getElementById(fieldId(`options.${options.length}.name`))?.focus());
          }}
        >
          {options.length === 0 ? "Add an option, such as size" : "Add another option"}
        </Button>
      )}
    </div>
  );
}

interface ValuesProps {
  at: number;
  option: OptionDraft;
  error: string | undefined;
  onChange: (values: string[]) => void;
}

/** Values as tags: Enter or a comma adds what was typed, backspace takes the last one back. */
function Values({ at, option, error, onChange }: ValuesProps) {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const name = `options.${at}.values`;
  function add(typed: string) {
    const known = new Set(option.values.map((value) => value.toLowerCase()));
    const fresh = listOf(typed).filter((value) => !known.has(value.toLowerCase()));
    if (fresh.length > 0) onChange([...option.values, ...fresh]);
    setText("");
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={fieldId(name)} className="text-sm font-medium">
        Values
      </label>
      <div className="flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 py-1.5 focus-within:outline-2 focus-within:outline-focus hover:border-ink has-aria-invalid:border-bad">
        {option.values.map((value) => (
          <span key={value} className="inline-flex max-w-full items-center rounded-sm bg-sunken pl-2 text-sm">
            <input type="hidden" name={`${name}[]`} value={value} />
            <span className="min-w-0 truncate">{value}</span>
            <button
              type="button"
              onClick={() => {
                onChange(option.values.filter((each) => each !== value));
                input.current?.focus();
              }}
              className="grid size-8 shrink-0 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:size-11"
            >
              <X aria-hidden="true" className="size-3.5" />
              <span className="sr-only">Remove {value}</span>
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={fieldId(name)}
          name={`options.${at}.list`}
          value={text}
          maxLength={500}
          autoComplete="off"
          placeholder={option.values.length === 0 ? "S, M, L" : "Another"}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${fieldId(name)}-hint`}
          onChange={(event) =>
            event.target.value.includes(",") ? add(event.target.value) : setText(event.target.value)
          }
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              add(text);
            }
            if (event.key === "Backspace" && text === "" && option.values.length > 0)
              onChange(option.values.slice(0, -1));
          }}
          className="h-8 min-w-24 grow bg-transparent px-1 text-sm outline-none"
        />
      </div>
      <p id={`${fieldId(name)}-hint`} className="text-[0.8125rem] text-muted">
        Enter or a comma adds a value.
      </p>
      {error && <p className="text-[0.8125rem] font-medium text-bad">{error}</p>}
    </div>
  );
}
