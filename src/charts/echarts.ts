// The parts of the chart library that are used; nothing else is shipped.
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart]);
use([AriaComponent, GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent]);
use([VisualMapContinuousComponent, LabelLayout, CanvasRenderer, SVGRenderer]);

export { init };
