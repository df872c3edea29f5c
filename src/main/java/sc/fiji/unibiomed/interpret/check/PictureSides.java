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
package sc.fiji.unibiomed.interpret.check;

import java.util.OptionalDouble;

import sc.fiji.unibiomed.image.raw.DicomTags;

/** What "left" and "right" mean in a text about an image. */
public enum PictureSides {

	/** Nothing tells how the patient lies: the sides of the picture. */
	OF_PICTURE(" in the picture"),
	/** The patient's; the patient's left is on the picture's right, as radiologists look at slices. */
	PATIENT_LEFT_IS_RIGHT(" in the patient"),
	/** The patient's; the patient's left is on the picture's left. */
	PATIENT_LEFT_IS_LEFT(" in the patient");

	private final String words;

	PictureSides(final String words) {
		this.words = words;
	}

	/** As the end of a sentence. */
	String words() {
		return words;
	}

	/** Those of an image with such tags. */
	public static PictureSides of(final DicomTags tags) {
		final OptionalDouble left = tags.leftIsRight();
		if (left.isEmpty()) {
			return OF_PICTURE;
		}
		return left.getAsDouble() > 0 ? PATIENT_LEFT_IS_RIGHT : PATIENT_LEFT_IS_LEFT;
	}
}
