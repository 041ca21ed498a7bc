/** A real browser on the built page: served under a sub-path, with every other address cut off and every try recorded. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const candidates = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Without it a browser cannot name a download in Chinese. */
const utf8 = { ...process.env, LC_ALL: 'C.UTF-8' };

/** How to start a browser: an installed one, else the one from npm (Linux x64); an error with advice when there is none. */
async function browser(): Promise<{ executablePath: string; env: Record<string, string | undefined> }> {
  const installed = process.env.BROWSER_FROM_NPM ? undefined : candidates.find((path) => path && existsSync(path));
  if (installed) return { executablePath: installed, env: utf8 };
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked('node_modules/.cache/test-browser');
  throw new Error('No Chrome, Chromium or Edge found: install one, or set CHROME_PATH to its program.');
}

/** The browser of the package with the libraries that a bare system lacks; unpacked aside and put in place whole. */
async function unpacked(folder: string): ReturnType<typeof browser> {
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const aside = mkdtempSync(`${resolve(folder)}-`);
    // the package unpacks where temporary files go, and its libraries where it believes to be in the cloud
    Object.assign(process.env, { TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
    try {
      renameSync(aside, folder);
    } catch {
      rmSync(aside, { recursive: true }); // another worker was first
    }
    delete process.env.TMPDIR;
  }
  const at = (name: string): string => resolve(folder, name);
  const env = { ...utf8, LD_LIBRARY_PATH: at('al2023/lib'), FONTCONFIG_PATH: at('fonts') };
  return { executablePath: at('chromium'), env };
}

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  '--force-color-profile=srgb',
];

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves `dist/` below `/reports/candor/` as any static host would, without special headers. */
function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join('dist', normalize(path.replace(/^\/reports\/candor\//, '/')));
    const found = path.startsWith('/reports/candor/') ? (path.endsWith('/') ? join(file, 'index.html') : file) : '';
    if (!found || !existsSync(found) || !statSync(found).isFile()) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(found)] ?? 'application/octet-stream' })
      .end(readFileSync(found));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Services that a browser asks for itself, whatever page is open. */
const ofTheBrowser =
  /^(https?:\/\/)?((update|optimizationguide-pa|content-autofill|safebrowsing)\.googleapis|(accounts|clients\d?)\.google|edge\.microsoft|config\.edge\.skype)\.com\b/;

/** A proxy that everything but our own origin must pass: it answers nothing and remembers who asked. */
function trap(): Promise<{ server: Server; asked: string[] }> {
  const asked: string[] = [];
  const note = (url = ''): unknown => ofTheBrowser.test(url) || asked.push(url);
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ server, asked })));
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export interface Stage {
  /** Address of the page, ending in `/`. */
  readonly url: string;
  /** Addresses outside our own origin that anything tried to reach. */
  readonly foreign: string[];
  /** A fresh page; its uncaught errors are collected in `errors`. */
  open(
    hash: string,
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const [pages, { server: proxy, asked }] = await Promise.all([serve(), trap()]);
  const url = `http://127.0.0.1:${portOf(pages)}/reports/candor/`;
  const started = await chromium.launch({
    ...(await browser()),
    args: quiet,
    // the last rule that matches wins: no loopback address is spared but our own
    proxy: { server: `http://127.0.0.1:${portOf(proxy)}`, bypass: `<-loopback>,127.0.0.1:${portOf(pages)}` },
  });
  return {
    url,
    foreign: asked,
    async open(hash, options = {}) {
      const context = await started.newContext({
        locale: 'zh-CN',
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
        ...options,
      });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(url)) asked.push(request.url());
      });
      await page.goto(url + hash);
      return { page, context, errors };
    },
    async close() {
      await started.close();
      pages.close();
      proxy.close();
    },
  };
}

/** Waits until the engine is idle and every visible panel shows the current answer. */
export async function ready(page: Page): Promise<void> {
  // what was just clicked, typed or gone to reaches the page within a frame
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready', null, { timeout: 90_000 });
}
