/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.evaluate.report;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import sc.fiji.unibiomed.evaluate.metric.Quantile;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;

/**
 * How a metric is distributed in each modality: a point per item, a box from the lower to the upper quartile, the
 * median.
 */
final class ModalityPlot {

	private static final int WIDTH = 760;
	private static final int ROW = 56;
	private static final int AROUND = 80;
	private static final double POINT = 6;
	/** Shares of a row's height. */
	private static final double BOX = 0.6;
	private static final double SPREAD = 0.5;
	/** Points are spread by multiples of this, which fall as evenly as can be (Weyl's sequence of the golden ratio). */
	private static final double STEP = (Math.sqrt(5) - 1) / 2;
	private static final int POINT_ALPHA = 150;
	private static final int BOX_ALPHA = 40;

	private ModalityPlot() {}

	/** @param results those for which the metric counts, at least one */
	static Plot of(final EvaluationTask task, final Metric metric, final List<ItemResult> results) throws IOException {
		final TreeSet<String> modalities = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		results.forEach(result -> modalities.add(result.item().modality()));
		final List<String> names = new ArrayList<>();
		final XYSeriesCollection points = new XYSeriesCollection();
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
		renderer.setDefaultShape(new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT));
		renderer.setAutoPopulateSeriesShape(false);
		final XYPlot plot = new XYPlot(points, ChartLook.unitAxis(metric), null, renderer);
		for (final String modality : modalities) {
			final int row = names.size();
			final double[] values = results.stream()
				.filter(result -> result.item().modality().equalsIgnoreCase(modality))
				.mapToDouble(result -> result.scores().value(metric)).sorted().toArray();
			names.add(modality + " (" + values.length + ")");
			points.addSeries(points(modality, values, row));
			renderer.setSeriesPaint(row, translucent(ChartLook.color(row), POINT_ALPHA));
			addBox(plot, values, row);
		}
		plot.setRangeAxis(ChartLook.rows(names));
		ChartLook.apply(plot);
		return new Plot(task, task.key() + "-" + metric.key() + "-per-modality.png", metric.label() + " per modality",
			"Points are items; boxes hold the middle half of them, with a line at the median; in brackets the number " +
				"of items.",
			WIDTH, ChartLook.png(plot, false, WIDTH, AROUND + ROW * names.size()));
	}

	private static XYSeries points(final String modality, final double[] values, final int row) {
		final XYSeries series = new XYSeries(modality, false);
		for (int i = 0; i < values.length; i++) {
			series.add(values[i], row + SPREAD * ((i + 1) * STEP % 1 - 0.5));
		}
		return series;
	}

	private static void addBox(final XYPlot plot, final double[] values, final int row) {
		final double low = Quantile.of(values, 0.25);
		final double high = Quantile.of(values, 0.75);
		final double median = Quantile.of(values, 0.5);
		plot.addAnnotation(new XYShapeAnnotation(new Rectangle2D.Double(low, row - BOX / 2, high - low, BOX),
			ChartLook.LINE, ChartLook.SOFT, translucent(ChartLook.color(row), BOX_ALPHA)));
		plot.addAnnotation(
			new XYLineAnnotation(median, row - BOX / 2, median, row + BOX / 2, ChartLook.LINE, ChartLook.INK));
	}

	private static Color translucent(final Color color, final int alpha) {
		return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
	}
}
