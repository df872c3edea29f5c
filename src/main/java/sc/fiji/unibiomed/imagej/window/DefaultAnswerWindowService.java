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
package sc.fiji.unibiomed.imagej.window;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ij.ImagePlus;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.LegacyPatching;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Default {@link AnswerWindowService}. */
@Plugin(type = Service.class)
public final class DefaultAnswerWindowService extends AbstractService
	implements
		AnswerWindowService,
		FindingsModel.Listener
{

	static {
		LegacyPatching.changeClasses();
	}

	@Parameter
	private UniBiomedService unibiomed;

	/** Read on any thread, changed on the event thread only. */
	private volatile AnswerWindow window;
	private ReopenedImages reopened;

	@Override
	public void initialize() {
		if (!GraphicsEnvironment.isHeadless()) {
			unibiomed.presenter().findings().addListener(this);
			reopened = new ReopenedImages(unibiomed.presenter());
		}
	}

	@Override
	public void answered(final ImageAnswer answer) {
		if (!Interpreter.isBatchMode()) {
			SwingUtilities.invokeLater(() -> open(answer.image(), false).show(answer));
		}
	}

	/** Whatever a command says is said in the window; it comes forward, and leaves the keyboard alone. */
	@Override
	public void told(final String sentence) {
		if (!Interpreter.isBatchMode()) {
			SwingUtilities.invokeLater(() -> window().ifPresent(open -> {
				open.setAutoRequestFocus(false);
				open.toFront();
			}));
		}
	}

	@Override
	public void show() {
		requireDisplay();
		SwingUtilities.invokeLater(() -> open(null, true));
	}

	@Override
	public void converse(final ImagePlus image) {
		requireDisplay();
		SwingUtilities.invokeLater(() -> open(image, true).converse(image));
	}

	private static void requireDisplay() {
		if (GraphicsEnvironment.isHeadless()) {
			throw new HeadlessException("The window of UniBiomed needs a display.");
		}
	}

	/** The user who looks at an answer is busy with the image; the window comes, but leaves the keyboard alone. */
	private AnswerWindow open(final ImagePlus image, final boolean takesFocus) {
		if (window == null || !window.isDisplayable()) {
			window = new AnswerWindow(unibiomed);
			window.place(image);
		}
		window.setAutoRequestFocus(takesFocus);
		window.setVisible(true);
		window.toFront();
		return window;
	}

	@Override
	public Optional<AnswerWindow> window() {
		return Optional.ofNullable(window).filter(AnswerWindow::isDisplayable);
	}

	@Override
	public void dispose() {
		if (reopened != null) {
			unibiomed.presenter().findings().removeListener(this);
			reopened.close();
		}
		window().ifPresent(open -> SwingUtilities.invokeLater(open::dispose));
	}
}
