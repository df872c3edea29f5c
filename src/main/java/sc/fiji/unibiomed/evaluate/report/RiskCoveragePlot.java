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

import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.presence.RiskCoverage;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/** The share of wrong findings among those with most evidence, against how many these are. */
final class RiskCoveragePlot {

	static final String FILE = "segmentation-risk-coverage.png";

	private static final int WIDTH = 760;
	private static final int HEIGHT = 420;
	private static final double POINT = 5;

	private RiskCoveragePlot() {}

	/** @param presence with an answer at least */
	static Plot of(final PresenceResult presence) throws IOException {
		final XYSeries series = new XYSeries("findings", false);
		RiskCoverage.of(presence.rows()).forEach(point -> series.add(point.coverage(), point.risk()));
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
		renderer.setDefaultShape(new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT));
		renderer.setAutoPopulateSeriesShape(false);
		renderer.setSeriesPaint(0, ChartLook.color(0));
		renderer.setSeriesStroke(0, ChartLook.LINE);
		final XYPlot plot = new XYPlot(new XYSeriesCollection(series),
			ChartLook.unitAxis("Coverage: share of findings that are believed"),
			ChartLook.unitAxis("Risk: share of these that are wrong"), renderer);
		ChartLook.apply(plot);
		return new Plot(EvaluationTask.SEGMENTATION, FILE, "Risk and coverage",
			"How many findings are wrong if only those with most evidence are believed; the end at the right is all " +
				"of them.",
			WIDTH, ChartLook.png(plot, false, WIDTH, HEIGHT));
	}
}
