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

import java.util.Optional;

import org.scijava.service.SciJavaService;

/** Opens the window in which models are looked after. */
public interface ModelsWindowService extends SciJavaService {

	/**
	 * Opens the window, or brings it to the front. Returns at once; the window follows on the event thread.
	 *
	 * @throws java.awt.HeadlessException without a display
	 */
	void show();

	/**
	 * The same, with a model selected.
	 *
	 * @param model its name; nothing is selected if it is not listed
	 * @throws java.awt.HeadlessException without a display
	 */
	void show(String model);

	/** The window, while it is open. */
	Optional<ModelsWindow> window();
}
