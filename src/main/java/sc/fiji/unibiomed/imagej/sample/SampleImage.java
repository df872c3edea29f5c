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

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

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

	/** What a sample shows, as its title. The modality is among the words, where questions look for it. */
	private static final Map<String, String> TITLES = Map.ofEntries(entry("01_pathology.png", "Pathology, nuclei"),
		entry("13_pathology.png", "Pathology, wide"), entry("02_ct.png", "CT, abdomen with a liver tumor"),
		entry("11_ct_normal.png", "CT, normal abdomen"), entry("20_ct_16bit.tif", "CT, 16 bits"),
		entry("03_mri.png", "MRI, brain with a tumor"), entry("21_mri_stack_12slices.tif", "MRI, 12 slices of a brain"),
		entry("04_xray.png", "X-ray, chest"), entry("05_ultrasound.png", "Ultrasound, nodule"),
		entry("06_oct.png", "OCT, retina with fluid"), entry("07_pet.png", "PET, body with a lesion"),
		entry("08_endoscopy.png", "Endoscopy, polyp"), entry("09_fundus.png", "Fundus, exudates"),
		entry("12_fundus_normal.png", "Fundus, normal"), entry("10_dermoscopy.png", "Dermoscopy, skin lesion"));
	private static final String ORIGIN = ", computer-generated";
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
	 * A sample as ImageJ opens its file, with all of its slices, and with what it shows as its title.
	 *
	 * @throws IOException if it is not there or cannot be read; the message is for people
	 */
	public static ImagePlus open(final String file) throws IOException {
		try (InputStream in = SampleImage.class.getResourceAsStream(FOLDER + file)) {
			if (in == null) {
				throw new IOException("The sample image " + file + " is missing; this installation is damaged.");
			}
			final ImagePlus image = file.endsWith(".tif")
				? new Opener().openTiff(in, file)
				: new ImagePlus(file, ImageIO.read(in));
			image.setTitle(TITLES.getOrDefault(file, file) + ORIGIN);
			return image;
		}
	}
}
