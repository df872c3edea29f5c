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

import java.util.Optional;

import ij.ImagePlus;
import org.scijava.service.SciJavaService;

/**
 * Opens the window beside the image: by itself whenever an answer is shown, and when asked to. Without a display, and
 * in ImageJ's batch mode, it keeps quiet.
 */
public interface AnswerWindowService extends SciJavaService {

	/**
	 * Opens the window, or brings it to the front. Returns at once; the window follows on the event thread.
	 *
	 * @throws java.awt.HeadlessException without a display
	 */
	void show();

	/**
	 * Opens the window with its line for questions about an image.
	 *
	 * @throws java.awt.HeadlessException without a display
	 */
	void converse(ImagePlus image);

	/** The window, while it is open. */
	Optional<AnswerWindow> window();
}
