const marker = "$money:";

/** The name of the hidden field that says that `name` holds money typed by a person; its value is the currency. */
export function moneyMarker(name: string): string {
  return marker + dotted(name);
}

export function markedName(name: string): string | undefined {
  return name.startsWith(marker) ? name.slice(marker.length) : undefined;
}

/** "items[0].quantity" and "items[0][quantity]" as "items.0.quantity"; a final "[]" falls away. */
export function dotted(name: string): string {
  return name
    .replace(/\[\]$/, "")
    .replace(/\[([^\]]*)\]/g, ".$1")
    .replace(/^\./, "");
}
