/** What the browser keeps between visits; private mode and damaged entries are tolerated. */

/** A place to keep small texts: localStorage, or a Map in a test. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = 'candor.';

/** A shelf that forgets, for browsers that refuse storage. */
export function forgetfulShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** The browser's own shelf, or a forgetful one where it is refused. */
export function browserShelf(): Shelf {
  try {
    const shelf = globalThis.localStorage;
    shelf.setItem(`${prefix}probe`, '1');
    shelf.removeItem(`${prefix}probe`);
    return shelf;
  } catch {
    return forgetfulShelf();
  }
}

/** The value kept under `key`, if it is still what `accepts` wants; else the fallback. */
export function kept<T>(shelf: Shelf, key: string, accepts: (value: unknown) => value is T, fallback: T): T {
  const text = shelf.getItem(prefix + key);
  if (text === null) return fallback;
  try {
    const value: unknown = JSON.parse(text);
    return accepts(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** Keeps a value; a full or closed shelf loses it, which is said by the result. */
export function keep(shelf: Shelf, key: string, value: unknown): boolean {
  try {
    shelf.setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Forgets a value. */
export function forget(shelf: Shelf, key: string): void {
  try {
    shelf.removeItem(prefix + key);
  } catch {
    // a refused shelf holds nothing
  }
}
