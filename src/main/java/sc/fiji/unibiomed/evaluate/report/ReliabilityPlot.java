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

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.io.IOException;

import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.presence.ReliabilityBin;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/** The share of right findings against their evidence: a point per bin, with the number of its findings. */
final class ReliabilityPlot {

	static final String FILE = "segmentation-reliability.png";

	private static final int WIDTH = 760;
	private static final int HEIGHT = 420;
	private static final double POINT = 9;
	private static final double BESIDE = 0.02;
	private static final BasicStroke DASHED = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
		new float[] { 5, 4 }, 0);

	private ReliabilityPlot() {}

	/** @param presence with an answer at least */
	static Plot of(final PresenceResult presence) throws IOException {
		final XYSeries series = new XYSeries("findings");
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
		renderer.setDefaultShape(new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT));
		renderer.setAutoPopulateSeriesShape(false);
		renderer.setSeriesPaint(0, ChartLook.color(0));
		renderer.setSeriesStroke(0, ChartLook.LINE);
		final XYPlot plot = new XYPlot(new XYSeriesCollection(series), ChartLook.unitAxis("Evidence"),
			ChartLook.unitAxis("Share of right findings"), renderer);
		plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, DASHED, ChartLook.SOFT));
		for (final ReliabilityBin bin : ReliabilityBin.of(presence.rows())) {
			series.add(bin.evidence(), bin.right());
			final boolean isHigh = bin.right() > 0.5;
			final XYTextAnnotation number = new XYTextAnnotation(Integer.toString(bin.findings()), bin.evidence(),
				bin.right() + (isHigh ? -BESIDE : BESIDE));
			number.setFont(ChartLook.SMALL);
			number.setPaint(ChartLook.INK);
			number.setTextAnchor(isHigh ? TextAnchor.TOP_CENTER : TextAnchor.BOTTOM_CENTER);
			plot.addAnnotation(number);
		}
		ChartLook.apply(plot);
		return new Plot(EvaluationTask.SEGMENTATION, FILE, "Reliability of the evidence",
			"Points are findings with about the same evidence, in ten bins; above or below them their number. " +
				"Evidence ranks findings and is not a probability: points need not lie on the dashed line, " +
				"but should " + "rise.",
			WIDTH, ChartLook.png(plot, false, WIDTH, HEIGHT));
	}
}
