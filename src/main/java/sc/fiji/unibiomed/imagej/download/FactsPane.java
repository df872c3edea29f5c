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
package sc.fiji.unibiomed.imagej.download;

import java.awt.Dimension;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.swing.JEditorPane;
import javax.swing.event.HyperlinkEvent;

/** Shows facts with their labels, and lets the user follow their links. */
public final class FactsPane extends JEditorPane {

	private static final long serialVersionUID = 1L;

	private String html = "";

	/** @param links gets the address of a link that is clicked */
	public FactsPane(final Consumer<String> links) {
		setContentType("text/html");
		// The font and colour of the other components, whatever the look and feel.
		putClientProperty(HONOR_DISPLAY_PROPERTIES, Boolean.TRUE);
		setEditable(false);
		setOpaque(false);
		addHyperlinkListener(event -> {
			if (event.getEventType() == HyperlinkEvent.EventType.ACTIVATED) {
				links.accept(event.getDescription());
			}
		});
	}

	/**
	 * Shows a headline, facts, and a remark.
	 *
	 * @param remark may be empty
	 */
	public void show(final String headline, final List<ModelFact> facts, final String remark) {
		final String rows = facts.stream().map(ModelFact::html).collect(Collectors.joining());
		final String wanted = "<html><body><b>" + ModelFact.escaped(headline) +
			"</b><table cellpadding=\"2\" cellspacing=\"0\">" + rows + "</table>" +
			(remark.isEmpty() ? "" : "<p>" + ModelFact.escaped(remark) + "</p>") + "</body></html>";
		// What is shown already stays where the user has scrolled to.
		if (!wanted.equals(html)) {
			html = wanted;
			setText(wanted);
			setCaretPosition(0);
		}
	}

	/** Takes the height that the text needs at a width. */
	void fitTo(final int width) {
		setSize(width, Short.MAX_VALUE);
		setPreferredSize(new Dimension(width, getPreferredSize().height));
	}
}
