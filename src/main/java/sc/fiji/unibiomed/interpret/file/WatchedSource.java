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
import java.io.UncheckedIOException;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;

/** An image file whose pixels are read when they are asked for, under watch. */
final class WatchedSource implements ImageSource {

	private final ImageSource source;
	private final WatchedReading watch;
	private final RawImage image;

	WatchedSource(final ImageSource source, final WatchedReading watch) {
		this.source = source;
		this.watch = watch;
		this.image = new WatchedImage(source.image(), watch);
	}

	@Override
	public RawImage image() {
		return image;
	}

	@Override
	public void close() throws IOException {
		source.close();
	}

	/**
	 * The image.
	 *
	 * @param image as the format gives it
	 */
	private record WatchedImage(RawImage image, WatchedReading watch) implements RawImage {

		private <T> T read(final WatchedReading.Reading<T> reading) {
			try {
				return watch.read(reading);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		@Override
		public ImageFacts facts() {
			return image.facts();
		}

		@Override
		public Display display() {
			return read(image::display);
		}

		@Override
		public Object pixels(final Position position, final int channel) {
			return read(() -> image.pixels(position, channel));
		}

		@Override
		public RawPixels part(final Position position, final int channel, final Bounds part) {
			return read(() -> image.part(position, channel, part));
		}

		@Override
		public RawImage overview() {
			final RawImage overview = image.overview();
			return overview == image ? this : new WatchedImage(overview, watch);
		}

		@Override
		public double fullX() {
			return image.fullX();
		}

		@Override
		public double fullY() {
			return image.fullY();
		}

		@Override
		public List<String> notes() {
			return image.notes();
		}
	}
}
