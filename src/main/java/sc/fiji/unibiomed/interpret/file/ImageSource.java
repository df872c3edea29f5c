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
package sc.fiji.unibiomed.interpret.file;

import java.io.IOException;

import sc.fiji.unibiomed.image.raw.RawImage;

/** An image file that is open for questions. What it gives can be read until it is closed. For one thread at a time. */
public interface ImageSource extends AutoCloseable {

	/** The image; it shows the plane that was chosen when the file was opened. Always the same object. */
	RawImage image();

	/** Lets go of the file. */
	@Override
	void close() throws IOException;

	/** An image that is in memory. */
	static ImageSource of(final RawImage image) {
		return new ImageSource() {

			@Override
			public RawImage image() {
				return image;
			}

			@Override
			public void close() {}
		};
	}
}
