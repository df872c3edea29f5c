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
import java.util.Optional;

/**
 * Windows for computed tomography, in Hounsfield units. Where the data that the model was trained on was made with a
 * window, it is that one; for other parts of the body it is the one that radiologists usually look through.
 */
public enum CtWindow {

	/**
	 * -150 to 250 HU: "abdomen" in {@code CT_WINDOWS} of BiomedParse (microsoft/BiomedParse, {@code
	 * preprocessing/pre_CT_MR.py} and {@code inference_utils/processing_utils.py}); level 50, width 400, which
	 * Radiopaedia gives for the soft tissues of the abdomen.
	 */
	ABDOMEN(IntensityChoice.CT_ABDOMEN, new IntensityWindow(-150, 250)),
	/**
	 * -1000 to 1000 HU: "lung" in {@code CT_WINDOWS} of BiomedParse, wider than the level -600, width 1500 of
	 * Radiopaedia.
	 */
	LUNG(IntensityChoice.CT_LUNG, new IntensityWindow(-1000, 1000)),
	/** -25 to 230 HU: "liver" in {@code CT_WINDOWS} of BiomedParse. */
	LIVER(IntensityChoice.CT_LIVER, new IntensityWindow(-25, 230)),
	/** 0 to 80 HU: level 40, width 80, "brain" in https://radiopaedia.org/articles/windowing-ct. */
	BRAIN(IntensityChoice.CT_BRAIN, IntensityWindow.ofLevelAndWidth(40, 80)),
	/** -500 to 1300 HU: level 400, width 1800, "spine, bone" in https://radiopaedia.org/articles/windowing-ct. */
	BONE(IntensityChoice.CT_BONE, IntensityWindow.ofLevelAndWidth(400, 1800)),
	/** -125 to 225 HU: level 50, width 350, "mediastinum" in https://radiopaedia.org/articles/windowing-ct. */
	MEDIASTINUM(IntensityChoice.CT_MEDIASTINUM, IntensityWindow.ofLevelAndWidth(50, 350));

	private final IntensityChoice choice;
	private final IntensityWindow window;

	CtWindow(final IntensityChoice choice, final IntensityWindow window) {
		this.choice = choice;
		this.window = window;
	}

	/** In Hounsfield units. */
	public IntensityWindow window() {
		return window;
	}

	/** The window of a choice; empty if it is none of these. */
	public static Optional<CtWindow> of(final IntensityChoice choice) {
		return Arrays.stream(values()).filter(window -> window.choice == choice).findFirst();
	}
}
