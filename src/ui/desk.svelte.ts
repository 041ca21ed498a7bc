/** What lies open on the page and stands in no address: drawer, presentation, dragging. */
import type { RowsWish } from '../state/answers/rows.svelte.ts';

export class Desk {
  /** The number whose rows are open. */
  rows = $state.raw<RowsWish | null>(null);
  presenting = $state(false);
  dragging = $state(false);
  #scroll = 0;

  open(wish: RowsWish): void {
    this.rows = wish;
  }

  close(): void {
    this.rows = null;
  }

  /** Starts or ends the presentation; the page comes back where it was. */
  present(on: boolean): void {
    if (on) this.#scroll = scrollY;
    this.presenting = on;
    if (!on) requestAnimationFrame(() => scrollTo(0, this.#scroll));
  }
}
