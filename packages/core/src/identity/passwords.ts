import { hash, verify } from "@node-rs/argon2";

// argon2id, which is the library's default; the constant enum of its types cannot be read under isolatedModules.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a secret nobody kept, at the same cost as a real one. */
const nobodys = "$argon2id$v=19$m=19456,t=2,p=1$3vdUtUJIvDvQ8aZkZLLSKA$KhNizix5/ZI/IY7cVKgXiA3TzuL6o75pyq4ah2b9OhA";

/** One password typed on two keyboards is one password: composed and decomposed accents are equal. */
const normalised = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

/** Whether the password fits. Without a hash it does the same work and answers false. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobodys, normalised(password));
  return fits && typeof passwordHash === "string";
}
