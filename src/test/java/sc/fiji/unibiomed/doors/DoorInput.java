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

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.image.Bounds;

/**
 * An image and a question about it.
 *
 * @param name for people, and to find it again
 * @param file alone in its folder
 * @param target what is to be outlined; blank where a region is described
 * @param modality as users write it, for doors that are given values without a name; blank if it is not known
 * @param prompt the words in which the model is asked, for doors that take these
 * @param region to be described, a rectangle; else empty
 * @param frames which planes of a stack
 * @param key the slice that is looked at, from 1
 * @param values the image for ImgLib2: meaningful values, such as Hounsfield units
 */
public record DoorInput(String name, Path file, String target, String modality, String prompt, Optional<Bounds> region,
	Frames frames, int key, Supplier<RandomAccessibleInterval<?>> values)
{

	/** Which planes of a stack are asked about, in the words of the menu. */
	public enum Frames {
		/** The one that is looked at. */
		SHOWN("current slice"),
		/** Each by itself. */
		EACH("every slice"),
		/** Followed both ways from the one that is looked at. */
		VOLUME("volume"),
		/** As the published model does it. */
		REFERENCE("reference order");

		private final String label;

		Frames(final String label) {
			this.label = label;
		}

		/** As macros write it. */
		public String label() {
			return label;
		}
	}

	/** Outlines something in the only plane of an image. */
	static DoorInput segment(final String name, final Path file, final String target, final String modality,
		final Supplier<RandomAccessibleInterval<?>> values)
	{
		final String prompt = "Please segment " + target + (modality.isEmpty() ? "" : " in " + modality) + ".";
		return new DoorInput(name, file, target, modality, prompt, Optional.empty(), Frames.SHOWN, 1, values);
	}

	/** The same question about planes of a stack. */
	DoorInput about(final String otherName, final Frames otherFrames, final int otherKey,
		final Supplier<RandomAccessibleInterval<?>> otherValues)
	{
		return new DoorInput(otherName, file, target, modality, prompt, region, otherFrames, otherKey, otherValues);
	}

	@Override
	public String toString() {
		return name;
	}
}
