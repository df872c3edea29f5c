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
package sc.fiji.unibiomed.image.rendering;

/**
 * Whether there is anything to see in a plane as it is shown.
 *
 * @param kind what is there
 * @param value of {@link Kind#ONE_VALUE}, calibrated, in words: one number, or one for each channel or colour. Else
 *          empty
 */
public record PlaneContent(Kind kind, String value) {

	/** What is in a plane. */
	public enum Kind {
		/** Different colours: something to look at. */
		SOMETHING,
		/** The same value in all pixels. */
		ONE_VALUE,
		/** Different values, all of which are shown in one colour. */
		ONE_COLOUR,
		/** Not-a-number in all pixels. */
		NOT_A_NUMBER,
		/** No finite number in any pixel, and not not-a-number in all. */
		NOT_FINITE
	}

	static PlaneContent of(final Kind kind) {
		return new PlaneContent(kind, "");
	}

	/** Whether there is no number to show. */
	public boolean isBlank() {
		return kind == Kind.NOT_A_NUMBER || kind == Kind.NOT_FINITE;
	}

	/** What is wrong with one plane, for the end of a sentence that begins with its name. */
	public String words() {
		return switch (kind) {
			case SOMETHING -> "has something to see.";
			case ONE_VALUE -> "has one value everywhere (" + value + "); there is nothing to see.";
			case ONE_COLOUR -> "is shown in one colour everywhere; there is nothing to see. Choose another intensity.";
			case NOT_A_NUMBER -> "is blank: all its values are not-a-number.";
			case NOT_FINITE -> "is blank: none of its values is a finite number.";
		};
	}

	/** Likewise of several planes that are alike. */
	public String wordsOfSeveral() {
		return switch (kind) {
			case SOMETHING -> "have something to see.";
			case ONE_VALUE -> "have one value everywhere (" + value + "); there is nothing to see.";
			case ONE_COLOUR -> "are shown in one colour everywhere; there is nothing to see. Choose another intensity.";
			case NOT_A_NUMBER -> "are blank: all their values are not-a-number.";
			case NOT_FINITE -> "are blank: none of their values is a finite number.";
		};
	}
}
