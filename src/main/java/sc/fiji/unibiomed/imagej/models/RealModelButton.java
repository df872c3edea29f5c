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
package sc.fiji.unibiomed.imagej.models;

import javax.swing.JButton;

import sc.fiji.unibiomed.checkpoint.ModelCredit;

/** Leads from the demonstration model to the real one; invisible where another model answers. */
public final class RealModelButton extends JButton {

	private static final long serialVersionUID = 1L;

	private static final float SMALL = 11;

	/** @param open opens the window with the models */
	public RealModelButton(final Runnable open) {
		super(ModelCredit.GET);
		setName(ModelCredit.GET);
		setFont(getFont().deriveFont(SMALL));
		setToolTipText("Open the window with the models; nothing is downloaded before you agree.");
		addActionListener(event -> open.run());
		setVisible(false);
	}

	/** Shows or hides it as the model wants. */
	public void show(final ModelCredit credit) {
		setVisible(credit.isDemonstration());
	}
}
