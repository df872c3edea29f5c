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

import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

import sc.fiji.unibiomed.evaluate.metric.Estimate;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.Metric;

/** A metric of each class, with its confidence interval: a point and a line, a row per class, a colour per modality. */
final class ClassPlot {

	private static final int WIDTH = 760;
	private static final int ROW = 26;
	private static final int AROUND = 110;
	private static final double POINT = 9;

	private ClassPlot() {}

	/** @param classes those that have the metric, at least one */
	static Plot of(final EvaluationTask task, final Metric metric, final List<GroupScore> classes) throws IOException {
		final boolean severalSets = classes.stream().map(GroupScore::dataset).distinct().count() > 1;
		final List<String> modalities = classes.stream().map(GroupScore::modality).distinct().toList();
		final XYIntervalSeriesCollection points = new XYIntervalSeriesCollection();
		final XYErrorRenderer renderer = new XYErrorRenderer();
		final List<String> names = new ArrayList<>();
		for (final String modality : modalities) {
			final XYIntervalSeries series = new XYIntervalSeries(modality);
			classes.stream().filter(group -> group.modality().equals(modality)).forEach(group -> {
				final Estimate estimate = group.estimates().get(metric);
				series.add(estimate.value(), estimate.low(), estimate.high(), names.size(), names.size(), names.size());
				names.add(group.target() + (severalSets ? ", " + group.dataset() : "") + " (" + estimate.count() + ")");
			});
			renderer.setSeriesPaint(points.getSeriesCount(), ChartLook.color(points.getSeriesCount()));
			points.addSeries(series);
		}
		return new Plot(task, task.key() + "-" + metric.key() + "-per-class.png", metric.label() + " per class",
			"Points are means, lines their 95 % confidence intervals; in brackets the number of items.", WIDTH,
			ChartLook.png(plot(metric, points, names, renderer), true, WIDTH, AROUND + ROW * names.size()));
	}

	private static XYPlot plot(final Metric metric, final XYIntervalSeriesCollection points, final List<String> names,
		final XYErrorRenderer renderer)
	{
		renderer.setDrawYError(false);
		renderer.setErrorStroke(ChartLook.LINE);
		renderer.setDefaultShape(new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT));
		renderer.setAutoPopulateSeriesShape(false);
		final XYPlot plot = new XYPlot(points, ChartLook.unitAxis(metric), ChartLook.rows(names), renderer);
		ChartLook.apply(plot);
		return plot;
	}
}
