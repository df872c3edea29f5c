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
package sc.fiji.unibiomed.imagej.review;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.RealModelOffer;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Default {@link FindingsReviewService}. */
@Plugin(type = Service.class)
public final class DefaultFindingsReviewService extends AbstractService
	implements
		FindingsReviewService,
		FindingsModel.Listener
{

	@Parameter
	private UniBiomedService unibiomed;

	/** Read on any thread, changed on the event thread only. */
	private volatile FindingsWindow window;
	/** Number of findings when they last changed. */
	private int known;

	@Override
	public void initialize() {
		if (!GraphicsEnvironment.isHeadless()) {
			unibiomed.presenter().findings().addListener(this);
		}
	}

	@Override
	public synchronized void rowsChanged() {
		final int before = known;
		known = unibiomed.presenter().findings().rows().size();
		if (known > before && !Interpreter.isBatchMode()) {
			SwingUtilities.invokeLater(() -> open(false));
		}
	}

	@Override
	public void show() {
		if (GraphicsEnvironment.isHeadless()) {
			throw new HeadlessException("The findings review needs a display.");
		}
		SwingUtilities.invokeLater(() -> open(true));
	}

	private void open(final boolean toFront) {
		if (window == null || !window.isDisplayable()) {
			window = new FindingsWindow(unibiomed.presenter(), () -> RealModelOffer.open(context()));
			// The user is busy with the image; the window comes, but leaves the keyboard alone.
			window.setAutoRequestFocus(toFront);
			window.setVisible(true);
		}
		if (toFront) {
			window.setAutoRequestFocus(true);
			window.toFront();
		}
	}

	@Override
	public Optional<FindingsWindow> window() {
		return Optional.ofNullable(window).filter(FindingsWindow::isDisplayable);
	}

	@Override
	public void dispose() {
		unibiomed.presenter().findings().removeListener(this);
		window().ifPresent(open -> SwingUtilities.invokeLater(open::dispose));
	}
}
