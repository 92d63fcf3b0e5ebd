/** A 3-D model that was not taken in; the message tells the person what to do about it. */
export class ModelRefused extends Error {
  override readonly name = "ModelRefused";
}
