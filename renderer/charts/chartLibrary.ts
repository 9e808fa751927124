/** The parts of Chart.js and its extensions that the charts use, registered once; leaving the rest out halves the bundle. */
import { BoxAndWiskers, BoxPlotController } from '@sgratzl/chartjs-chart-boxplot';
import { BarController, BarElement, BubbleController, CategoryScale, Chart, type ChartConfiguration, Filler, Legend, LinearScale, LineController, LineElement, PointElement, ScatterController, SubTitle, Title, Tooltip } from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import { Flow, SankeyController } from 'chartjs-chart-sankey';
import { TreemapController, TreemapElement } from 'chartjs-chart-treemap';

Chart.register(
  BarController, BarElement, BubbleController, CategoryScale, Filler, Legend, LinearScale, LineController, LineElement, PointElement, ScatterController, SubTitle, Title, Tooltip,
  MatrixController, MatrixElement, SankeyController, Flow, TreemapController, TreemapElement, BoxPlotController, BoxAndWiskers,
);

export { Chart };

/**
 * A configuration of any of these kinds. The library's union of all kinds is more than the compiler can hold: one kind stands for
 * all, and each drawing writes down its own.
 */
export type FigureChart = ChartConfiguration<'line', (number | null)[], string>;
/** A chart made from one. */
export type DrawnChart = Chart<'line', (number | null)[], string>;
