import { useId, useRef } from "react";
import { useHydrated } from "../lib/hydrated";
import { Textarea, type TextareaProps } from "../primitives/textarea";
import { SuggestInput, type SuggestKind } from "./suggest-input";

export interface SuggestLinesProps extends TextareaProps {
  kind: SuggestKind;
  /** Says what the field beside it finds. */
  findLabel: string;
}

/** Addresses one to a line, with a field that finds a thing by its name and adds it. */
export function SuggestLines({ kind, findLabel, ...props }: SuggestLinesProps) {
  const lines = useRef<HTMLTextAreaElement>(null);
  const isHydrated = useHydrated();
  const id = useId();
  function add({ value }: { value: string }) {
    const box = lines.current;
    if (!box) return;
    const kept = box.value.split("\n").flatMap((line) => line.trim() || []);
    if (!kept.includes(value)) box.value = [...kept, value].join("\n");
  }
  return (
    <>
      <Textarea ref={lines} {...props} />
      {isHydrated && (
        <SuggestInput
          id={id}
          name={undefined}
          aria-label={findLabel}
          aria-describedby={undefined}
          aria-invalid={false}
          placeholder={findLabel}
          kinds={[kind]}
          onPick={add}
        />
      )}
    </>
  );
}
