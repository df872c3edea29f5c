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
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

import sc.fiji.unibiomed.evaluate.score.Metric;

/** How all plots look: dark on white, thin grid, the same font. */
final class ChartLook {

	/** The font with which Java writes where no other is named; every installation with fonts has it. */
	static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
	static final Font SMALL = FONT.deriveFont(12f);
	static final Color INK = new Color(0x1b1f24);
	static final Color SOFT = new Color(0x59636e);
	private static final Color GRID = new Color(0xd5dae0);
	static final BasicStroke LINE = new BasicStroke(1.5f);

	/** Ten colours that people with any colour vision can tell apart well enough (Tol, "Colour schemes", SRON 2021). */
	private static final List<Color> COLORS = List.of(new Color(0x4477AA), new Color(0xEE6677), new Color(0x228833),
		new Color(0xCCBB44), new Color(0x66CCEE), new Color(0xAA3377), new Color(0x882255), new Color(0x44AA99),
		new Color(0x999933), new Color(0x777777));

	private static final double BEYOND = 0.02;
	private static final double TICK = 0.1;
	private static final RectangleInsets MARGINS = new RectangleInsets(8, 8, 8, 22);

	/** Screens with small pixels show plots sharp. */
	private static final int SCALE = 2;

	private ChartLook() {}

	/** The colour of the n-th group, from 0. */
	static Color color(final int index) {
		return COLORS.get(index % COLORS.size());
	}

	/** An axis from 0 to 1, with a little more on either side for points at the ends. */
	static NumberAxis unitAxis(final Metric metric) {
		return unitAxis(metric.label());
	}

	/** The same of anything from 0 to 1. */
	static NumberAxis unitAxis(final String label) {
		final NumberAxis axis = new NumberAxis(label);
		axis.setRange(-BEYOND, 1 + BEYOND);
		axis.setTickUnit(new NumberTickUnit(TICK));
		axis.setTickLabelFont(SMALL);
		axis.setLabelFont(FONT);
		axis.setTickLabelPaint(INK);
		axis.setLabelPaint(INK);
		axis.setAxisLinePaint(SOFT);
		return axis;
	}

	/** An axis with a row per name, the first one at the top. */
	static SymbolAxis rows(final List<String> names) {
		final SymbolAxis rows = new SymbolAxis(null, names.toArray(String[]::new));
		rows.setInverted(true);
		rows.setGridBandsVisible(false);
		rows.setRange(-0.5, names.size() - 0.5);
		rows.setTickLabelFont(SMALL);
		rows.setTickLabelPaint(INK);
		rows.setAxisLinePaint(SOFT);
		return rows;
	}

	static void apply(final XYPlot plot) {
		plot.setBackgroundPaint(Color.WHITE);
		plot.setOutlineVisible(false);
		plot.setInsets(MARGINS);
		plot.setDomainGridlinePaint(GRID);
		plot.setRangeGridlinePaint(GRID);
	}

	/** Draws a chart without a title. */
	static byte[] png(final XYPlot plot, final boolean legend, final int width, final int height) throws IOException {
		final JFreeChart chart = new JFreeChart(null, FONT, plot, legend);
		chart.setBackgroundPaint(Color.WHITE);
		if (legend) {
			chart.getLegend().setItemFont(SMALL);
			chart.getLegend().setItemPaint(INK);
			chart.getLegend().setFrame(BlockBorder.NONE);
		}
		final BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.scale(SCALE, SCALE);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
		graphics.dispose();
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ChartUtils.writeBufferedImageAsPNG(out, image);
		return out.toByteArray();
	}
}
