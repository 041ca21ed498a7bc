import type { EChartsOption } from 'echarts';
import { init } from './echarts.ts';

/** The option as SVG text, drawn off screen: for print and export. Needs no DOM. */
export function svgOf(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The option as a PNG picture, `scale` pixels to the CSS pixel, on an opaque ground. */
export async function pngOf(
  option: EChartsOption,
  width: number,
  height: number,
  { scale = 2, background }: { scale?: number; background: string },
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const chart = init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: scale });
  try {
    chart.setOption({ ...option, animation: false, backgroundColor: background });
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png'),
    );
  } finally {
    chart.dispose();
  }
}
