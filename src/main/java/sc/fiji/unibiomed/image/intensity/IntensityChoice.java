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
package sc.fiji.unibiomed.image.intensity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How pixel values become the 8-bit RGB that the model sees, as users choose it. */
public enum IntensityChoice {

	/** By modality and kind of image. */
	AUTO("auto"),
	/** Display range and look-up tables as ImageJ shows them. */
	AS_DISPLAYED("as displayed"),
	/** Windows in Hounsfield units. */
	CT_ABDOMEN("CT abdomen"),
	CT_LUNG("CT lung"),
	CT_LIVER("CT liver"),
	CT_BRAIN("CT brain"),
	CT_BONE("CT bone"),
	CT_MEDIASTINUM("CT mediastinum"),
	/** Level and width that the user gives, in the image's calibrated unit. */
	CT_CUSTOM("CT custom"),
	/** Percentiles 0.5 to 99.5 of the pixels that are not zero. */
	MRI("MRI percentiles"),
	/** Each channel between its own percentiles, in its own colour. */
	FLUORESCENCE("fluorescence");

	private final String label;

	IntensityChoice(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The labels of all choices. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(IntensityChoice::label).toList();
	}

	/** The choice with a label, in any case; empty if there is none. */
	public static Optional<IntensityChoice> of(final String label) {
		return Arrays.stream(values()).filter(choice -> choice.label.equalsIgnoreCase(label.strip())).findFirst();
	}
}
