import { useCallback, useEffect, useRef } from "react";

/** Remembers whether a form was touched since it was saved last, without drawing it anew. */
export function useUnsaved(hasFailed: boolean) {
  const dirty = useRef(hasFailed);
  useEffect(() => {
    if (hasFailed) dirty.current = true;
  }, [hasFailed]);
  const touch = useCallback(() => {
    dirty.current = true;
  }, []);
  const settle = useCallback(() => {
    dirty.current = false;
  }, []);
  const isDirty = useCallback(() => dirty.current, []);
  return { touch, settle, isDirty };
}
