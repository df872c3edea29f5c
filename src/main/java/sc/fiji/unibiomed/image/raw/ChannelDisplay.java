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
package sc.fiji.unibiomed.image.raw;

/**
 * How software shows one channel: values between {@code min} and {@code max} become the 256 tones of a table of
 * colours. Packed colours have red in bits 16 to 23, green in 8 to 15, blue in 0 to 7.
 *
 * @param min raw value of the first colour; may be not-a-number in a 32-bit image without numbers
 * @param max raw value of the last colour; likewise
 * @param shown the 256 colours that it is shown with now; not changed by the range, also in 8-bit images
 * @param own the 256 colours of the channel itself, also where it is shown in grey
 * @param isVisible whether it is among those that are shown
 */
public record ChannelDisplay(double min, double max, int[] shown, int[] own, boolean isVisible) {

	/** Shown with its own colours. */
	public ChannelDisplay(final double min, final double max, final int[] colours) {
		this(min, max, colours, colours, true);
	}
}
