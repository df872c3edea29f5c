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
package sc.fiji.unibiomed.imagej.review.table;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;

import javax.swing.Icon;

import sc.fiji.unibiomed.findings.FindingColor;

/** A small square in the colour of a region. */
public final class ColorSwatch implements Icon {

	private final Color color;
	private final int size;

	/** @param size in pixels */
	ColorSwatch(final Color color, final int size) {
		this.color = color;
		this.size = size;
	}

	/** The colour of a finding. */
	public static Color colorOf(final int findingIndex) {
		final FindingColor color = FindingColor.of(findingIndex);
		return new Color(color.red(), color.green(), color.blue());
	}

	@Override
	public void paintIcon(final Component component, final Graphics graphics, final int x, final int y) {
		graphics.setColor(color);
		graphics.fillRect(x, y, size, size);
		graphics.setColor(component.getForeground());
		graphics.drawRect(x, y, size - 1, size - 1);
	}

	@Override
	public int getIconWidth() {
		return size;
	}

	@Override
	public int getIconHeight() {
		return size;
	}
}
