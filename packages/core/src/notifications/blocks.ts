/**
 * What a mail is made of. Templates say what is in it and in which order; how it looks, and that everything in it is
 * escaped, is decided once, in `render-html.ts` and `render-text.ts`.
 */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; isQuiet?: boolean }
  | { kind: "action"; label: string; url: string }
  | { kind: "group"; title: string; detail: string }
  | { kind: "items"; items: readonly { name: string; detail: string; amount: string }[] }
  | { kind: "amounts"; rows: readonly { label: string; amount: string; isTotal?: boolean }[] }
  | { kind: "facts"; rows: readonly { label: string; value: string; url?: string | null }[] }
  | { kind: "address"; title: string; lines: readonly string[] }
  | { kind: "quote"; text: string };
