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

import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;

/**
 * An image that shows another of its planes.
 *
 * @param image the same otherwise
 * @param facts with that plane
 */
record ShowingPlane(RawImage image, ImageFacts facts) implements RawImage {

	/** @param plane its index, from 0 */
	ShowingPlane(final RawImage image, final int plane) {
		this(image, image.facts().showing(new Position(image.facts().shown().channel(),
			image.facts().size().plane(plane).slice(), image.facts().size().plane(plane).frame())));
	}

	@Override
	public Display display() {
		return image.display();
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		return image.pixels(position, channel);
	}

	@Override
	public RawPixels part(final Position position, final int channel, final Bounds part) {
		return image.part(position, channel, part);
	}

	@Override
	public RawImage overview() {
		final RawImage overview = image.overview();
		return overview == image ? this : new ShowingPlane(overview, overview.facts().showing(facts.shown()));
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
