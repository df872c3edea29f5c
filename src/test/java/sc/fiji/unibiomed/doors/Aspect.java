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
package sc.fiji.unibiomed.doors;

/** In what two doors can differ. */
public enum Aspect {

	/** Whether there is an answer at all. */
	ANSWERED("answered"),
	/** The tiles that the language model sees. */
	TILES("tiles"),
	/** The picture that SAM 2 sees. */
	PICTURE("SAM 2's picture"),
	/** The words. */
	TEXT("text"),
	/** Names and masks of findings, to the pixel. */
	MASKS("masks"),
	/** Objects of findings: a row each in tables, with plane and area. */
	OBJECTS("objects"),
	/** Confidence, predicted overlap and object score. */
	NUMBERS("numbers"),
	/** What the user is told of the answer. */
	NOTES("notes"),
	/** What the user is told of how the image was shown. */
	SHOWN_AS("shown as");

	private final String label;

	Aspect(final String label) {
		this.label = label;
	}

	/** For people. */
	public String label() {
		return label;
	}
}
