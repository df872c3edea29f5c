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
 * A plane of an image.
 *
 * @param channel from 1; 0 means all channels
 * @param slice from 1
 * @param frame time point, from 1
 */
public record Position(int channel, int slice, int frame) {

	/** The only plane of an image that has one. */
	public static final Position FIRST = new Position(0, 1, 1);

	/** The same plane, with all channels. */
	public Position allChannels() {
		return channel == 0 ? this : new Position(0, slice, frame);
	}
}
