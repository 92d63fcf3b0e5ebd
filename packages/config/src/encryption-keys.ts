import { z } from "zod";

const KEY_BYTES = 32;

/** `name:base64,name:base64`, each key of 32 bytes. */
export const encryptionKeysSchema = z.string().transform((text, problem) => {
  const keys = text.split(",").map((each) => {
    const [id = "", key = ""] = each.trim().split(":");
    return { id, key };
  });
  const wrong = keys.find(
    ({ id, key }) => !/^[A-Za-z0-9_-]{1,40}$/.test(id) || Buffer.from(key, "base64").length !== KEY_BYTES,
  );
  const isTwice = new Set(keys.map((each) => each.id)).size < keys.length;
  if (!wrong && !isTwice) return keys;
  problem.addIssue({
    code: "custom",
    message: isTwice
      ? "must give each key a name of its own"
      : "must be keys as name:base64 of 32 bytes each, separated by commas",
  });
  return z.NEVER;
});
