/** A pause that somebody can end early. */
export function createPause(): { pause(ms: number): Promise<void>; wake(): void } {
  let wake = () => {};
  return {
    pause: (ms) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
