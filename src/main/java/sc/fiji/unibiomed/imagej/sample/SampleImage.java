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
package sc.fiji.unibiomed.imagej.sample;

import java.io.IOException;
import java.io.InputStream;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.PlugIn;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;

/**
 * Opens a sample image from the jar, which needs no network. Which one is the argument that {@code plugins.config}
 * gives.
 */
public final class SampleImage implements PlugIn {

	private static final String FOLDER = "/sc/fiji/unibiomed/sample-images/";

	@Override
	public void run(final String file) {
		try {
			open(file).show();
		}
		catch (final IOException e) {
			CommandRefusal.tell("UniBiomed", e.getMessage());
		}
	}

	/**
	 * A sample as ImageJ opens its file: with its name as the title, and all of its slices.
	 *
	 * @throws IOException if it is not there or cannot be read; the message is for people
	 */
	static ImagePlus open(final String file) throws IOException {
		try (InputStream in = SampleImage.class.getResourceAsStream(FOLDER + file)) {
			if (in == null) {
				throw new IOException("The sample image " + file + " is missing; this installation is damaged.");
			}
			return file.endsWith(".tif") ? new Opener().openTiff(in, file) : new ImagePlus(file, ImageIO.read(in));
		}
	}
}
