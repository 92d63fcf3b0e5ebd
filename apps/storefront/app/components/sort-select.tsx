import { Select, type SelectOption } from "@emporia/ui/primitives/select";
import { useEffect, useRef } from "react";

interface SortSelectProps {
  "aria-label": string;
  value: string;
  options: readonly SelectOption[];
}

/** The order of a list, told by its address. It is set anew, not mounted anew: who sorts by keyboard stays on it. */
export function SortSelect({ value, ...props }: SortSelectProps) {
  const own = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (own.current) own.current.value = value;
  }, [value]);
  return <Select {...props} ref={own} name="sort" defaultValue={value} className="w-44" />;
}
