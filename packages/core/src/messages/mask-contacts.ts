export interface Masked {
  text: string;
  isMasked: boolean;
}

const EMAIL = "[e-mail address removed]";
const PHONE = "[telephone number removed]";
const LINK = "[link removed]";
const CARD = "[card number removed]";

/** What nobody sees and what breaks an address in two for a program. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;
/** Marks by which some scripts are written and pictures chosen: within an address or a number they mean nothing. */
const MARKS_WITHIN =
  /(?<=[a-z0-9@.+:/_()-])(?:[\u061C\u115F\u1160\u180E\u200C-\u200F\u202A-\u202E\u2061-\u206F\u3164\uFFA0]|[\uFE00-\uFE0F]|\u034F)+(?=[a-z0-9@.+:/_()-])/gi;
const FULL_WIDTH = /[\uFF10-\uFF19\uFF0B]/g;
const AT = String.raw`(?:\s?[@＠]\s?|\s?[([{]\s?at\s?[)\]}]\s?)`;
const DOT = String.raw`(?:\s?[([{]\s?dot\s?[)\]}]\s?|[.．])`;
const EMAILS = new RegExp(
  String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}${AT}[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{2,63}){1,4}`,
  "giu",
);
const SPOKEN_EMAILS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64} at [\p{L}\p{N}-]{2,63} dot (?:com|net|org|de|uk|fr|eu|io|co)(?![\p{L}\p{N}])/giu;
const ADDRESSES = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.|(?<![:/])\/\/(?=[\p{L}\p{N}-]+\.))\S{2,2000}/giu;
/** Endings that a sentence without a space after its full stop does not make. */
const ENDINGS =
  "com|net|org|io|shop|store|info|biz|app|dev|de|uk|fr|es|nl|eu|ch|ca|cn|ru|pl|se|gg|ly|link|site|online|xyz|page|club";
const DOMAINS = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:(?:${ENDINGS})(?![\p{L}\p{N}])(?:[:/]\S{0,2000})?|(?:me|it|us|at|be|to|in|co)\/\S{1,2000})`,
  "giu",
);
/** After a colon only where that follows a word: "Phone:", and no part of a time. */
const NUMBERS =
  /(?<![\p{L}\p{N}#_.,/$€£-])(?<!(?<!\p{L}):)(?:\+|\+?\()?\d(?:[\d().\-/ \u00A0\u2000-\u200A\u2010-\u2015\u202F\u205F\u3000]{6,26})\d(?![\p{L}\p{N}])/gu;
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}(?![-./]\d)))/;

/**
 * Takes out of a message by what its two sides could go on elsewhere: e-mail addresses, telephone numbers, links that do
 * not lead to `ownHosts`, and numbers of cards. Numbers of orders and parcels, dates and prices stay.
 */
export function maskContacts(written: string, ownHosts: readonly string[] = []): Masked {
  const isOurs = (address: string) => ownHosts.includes(hostOf(address));
  const plain = plainText(written);
  const text = plain
    .replace(ADDRESSES, (address) => (isOurs(address) ? address : LINK + endOf(address)))
    .replace(EMAILS, (address) => (isOurs(address) ? address : EMAIL))
    .replace(SPOKEN_EMAILS, EMAIL)
    .replace(DOMAINS, (address) => (isOurs(address) ? address : LINK + endOf(address)))
    .replace(NUMBERS, (number) => (isCard(number) ? CARD : isTelephone(number) ? PHONE : number));
  return { text, isMasked: text !== plain };
}

/** What was written, without what nobody sees and with the usual digits. */
export function plainText(written: string): string {
  return written
    .replace(UNSEEN, "")
    .replace(MARKS_WITHIN, "")
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
}

/** With the port, where there is one. */
function hostOf(address: string): string {
  return (/^(?:(?:https?:)?\/\/)?([^/?#\s]+)/i.exec(address)?.[1] ?? "").toLowerCase().replace(/[.,;:!?)]+$/, "");
}

/** What belongs to the sentence around an address. */
function endOf(address: string): string {
  return /[.,;:!?)\]}"'”’]*$/.exec(address)?.[0] ?? "";
}

function isTelephone(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (digits.length < 8 || digits.length > 15) return false;
  if (number.startsWith("+") || digits.startsWith("00")) return true;
  if (DATE.test(number)) return false;
  const groups = number.split(/\D+/).filter((group) => group !== "");
  if (groups.length === 1)
    return digits.startsWith("0") ? digits.length >= 9 && digits.length <= 12 : /^1?\d{10}$/.test(digits);
  if (/^[0(]/.test(number)) return digits.length >= 9;
  return /^1?\d{10}$/.test(digits) && groups.every((group, nth) => group.length >= 3 || (nth === 0 && group === "1"));
}

/** Of fifteen or sixteen digits, begun as cards are, and right by its last one (Luhn). */
function isCard(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (!/^[3-6]\d{14,15}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, nth) => {
    const value = Number(digit) * (nth % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
