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
package sc.fiji.unibiomed.imagej.assistant;

import java.awt.Color;

import javax.swing.UIManager;
import javax.swing.text.AttributeSet;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.imagej.screen.ColorBlend;

/** How the parts of a transcript look. */
final class TranscriptStyle {

	private static final int TEXT_SIZE = 13;
	private static final int SMALL_SIZE = 11;
	private static final float SPACE = 6;
	/** Readable on white and on black. */
	private static final Color SOFT = new Color(0x80, 0x80, 0x80);
	/** Readable on both, too. */
	private static final Color ALARM = new Color(0xd9, 0x48, 0x0f);

	private TranscriptStyle() {}

	/** A style in the font that the rest of the window has: a text pane's own has letters of one width. */
	static MutableAttributeSet plain() {
		final MutableAttributeSet style = new SimpleAttributeSet();
		StyleConstants.setFontFamily(style, UIManager.getFont("Label.font").getFamily());
		return style;
	}

	static MutableAttributeSet text() {
		final MutableAttributeSet style = plain();
		StyleConstants.setFontSize(style, TEXT_SIZE);
		StyleConstants.setSpaceBelow(style, SPACE);
		return style;
	}

	static MutableAttributeSet small() {
		final MutableAttributeSet style = plain();
		StyleConstants.setFontSize(style, SMALL_SIZE);
		StyleConstants.setForeground(style, SOFT);
		StyleConstants.setSpaceBelow(style, SPACE);
		return style;
	}

	static MutableAttributeSet speaker() {
		final MutableAttributeSet style = small();
		StyleConstants.setBold(style, true);
		StyleConstants.setSpaceBelow(style, 0);
		StyleConstants.setSpaceAbove(style, SPACE);
		return style;
	}

	static MutableAttributeSet warning() {
		final MutableAttributeSet style = text();
		StyleConstants.setForeground(style, ALARM);
		StyleConstants.setBold(style, true);
		return style;
	}

	static MutableAttributeSet phrase(final Color color) {
		final MutableAttributeSet style = text();
		StyleConstants.setBackground(style, color);
		StyleConstants.setForeground(style, ColorBlend.readableOn(color));
		return style;
	}

	static Color color(final FindingColor color) {
		return new Color(color.red(), color.green(), color.blue());
	}

	/** Of a style what is a paragraph's own: characters would inherit everything else from it. */
	static AttributeSet layout(final AttributeSet style) {
		final MutableAttributeSet layout = new SimpleAttributeSet();
		StyleConstants.setAlignment(layout, StyleConstants.getAlignment(style));
		StyleConstants.setSpaceAbove(layout, StyleConstants.getSpaceAbove(style));
		StyleConstants.setSpaceBelow(layout, StyleConstants.getSpaceBelow(style));
		return layout;
	}
}
