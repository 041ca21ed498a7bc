/** The one place where state is written onto the document: hash, language, theme, state, title. */
import type { App } from '../app.svelte.ts';

/** Starts mirroring; the answer ends it. */
export function mirror(app: App, presenting: () => boolean): () => void {
  const root = document.documentElement;
  const read = () => app.view.read(location.hash);
  addEventListener('hashchange', read);
  const stop = $effect.root(() => {
    $effect(() => {
      if (location.hash !== app.view.hash) writeHash(app.view.hash);
    });
    $effect(() => {
      root.lang = app.locale;
      document.title = `${app.words.say(`ui.route.${app.view.route}`)} · Candor 如实`;
    });
    $effect(() => {
      if (app.settings.theme === 'system') delete root.dataset.theme;
      else root.dataset.theme = app.settings.theme;
    });
    $effect(() => {
      if (presenting()) root.dataset.present = '';
      else delete root.dataset.present;
    });
    $effect(() => {
      root.dataset.state = stateOf(app);
    });
  });
  return () => {
    removeEventListener('hashchange', read);
    stop();
  };
}

/** Another screen is a step back in the history; another filter is not. */
function writeHash(hash: string): void {
  const routeOf = (text: string) => text.split('?')[0];
  if (location.hash === '' || routeOf(location.hash) === routeOf(hash)) history.replaceState(history.state, '', hash);
  else history.pushState(history.state, '', hash);
}

function stateOf(app: App): string {
  if (app.session.state === 'failed') return 'error';
  if (app.session.progress !== null) return 'loading';
  if (app.session.state === 'starting') return 'starting';
  return app.answers.open > 0 ? 'loading' : 'ready';
}
