/** The page: state is made here and handed down. */
import { mount } from 'svelte';
import { openEngine } from './engine/open.ts';
import { readInWorker } from './files/reader.ts';
import { App } from './state/app.svelte.ts';
import { mirror } from './state/page/mirror.svelte.ts';
import { sampleFiles } from './state/data/sample.ts';
import { Session } from './state/data/session.svelte.ts';
import { Settings } from './state/page/settings.svelte.ts';
import { browserShelf } from './state/page/store.ts';
import { View } from './state/page/view.svelte.ts';
import { Desk } from './ui/desk.svelte.ts';
import Shell from './ui/Shell.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';

const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((part) => String(part).padStart(2, '0'))
  .join('-');
const settings = new Settings(browserShelf());
const session = new Session({ settings, openEngine, read: readInWorker, sample: sampleFiles, today });
const view = new View(location.hash);
const app = new App({ view, settings, session, languages: navigator.languages, today });
const desk = new Desk();

mirror(app, () => desk.presenting);
const target = document.getElementById('app');
if (target) mount(Shell, { target, props: { app, desk } });
void session.start();
if (view.address.sample) void session.loadSample();
