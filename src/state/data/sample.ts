/** The sample month, fetched from beside the page and handed in like any other files. */
import type { DroppedFile } from '../../types/file.ts';

export async function sampleFiles(signal: AbortSignal): Promise<readonly DroppedFile[]> {
  const base = new URL('sample/', location.href.split('#')[0]);
  const names: unknown = await (await fetched(new URL('files.json', base), signal)).json();
  if (!Array.isArray(names)) throw new Error('files.json');
  return Promise.all(
    names.map(async (name: unknown) => {
      const response = await fetched(new URL(encodeURIComponent(String(name)), base), signal);
      return { path: String(name), blob: await response.blob() };
    }),
  );
}

async function fetched(url: URL, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${response.status} ${url.pathname}`);
  return response;
}
