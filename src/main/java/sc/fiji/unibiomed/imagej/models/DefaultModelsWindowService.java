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

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import sc.fiji.unibiomed.imagej.UniBiomedService;

/** Default {@link ModelsWindowService}. */
@Plugin(type = Service.class)
public final class DefaultModelsWindowService extends AbstractService implements ModelsWindowService {

	@Parameter
	private UniBiomedService unibiomed;

	/** Read on any thread, changed on the event thread only. */
	private volatile ModelsWindow window;

	@Override
	public void show() {
		show("");
	}

	@Override
	public void show(final String model) {
		if (GraphicsEnvironment.isHeadless()) {
			throw new HeadlessException("The window for models needs a display.");
		}
		SwingUtilities.invokeLater(() -> open(model));
	}

	private void open(final String model) {
		if (window == null || !window.isDisplayable()) {
			window = new ModelsWindow(unibiomed);
			window.setVisible(true);
		}
		window.toFront();
		if (!model.isEmpty()) {
			window.select(model);
		}
	}

	@Override
	public Optional<ModelsWindow> window() {
		return Optional.ofNullable(window).filter(ModelsWindow::isDisplayable);
	}

	@Override
	public void dispose() {
		window().ifPresent(open -> SwingUtilities.invokeLater(open::dispose));
	}
}
