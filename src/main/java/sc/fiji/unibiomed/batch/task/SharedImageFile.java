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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;

import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.file.ImageSource;

/** An open image file for several tasks, which is closed when the last one has let it go. */
final class SharedImageFile implements AutoCloseable {

	private final ImageSource source;
	private int users = 1;

	/** @param source for whoever makes this */
	SharedImageFile(final ImageSource source) {
		this.source = source;
	}

	/** See {@link ImageSource#image}. */
	RawImage image() {
		return source.image();
	}

	/** For one user more, who closes it as well. */
	synchronized SharedImageFile share() {
		users++;
		return this;
	}

	/** Lets it go. */
	@Override
	public synchronized void close() throws IOException {
		if (--users == 0) {
			source.close();
		}
	}
}
