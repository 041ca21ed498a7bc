/** A name every file system takes: no path, no reserved character or device, not too long. */
export function safeFileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 && name.length - dot <= 6 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const clean = stem
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean);
  return `${clean === '' ? 'candor' : device ? `${clean}_` : clean}${ending.replace(/[^.\w]/g, '')}`;
}

/** Hands a file to the person; nothing leaves the machine. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeFileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
