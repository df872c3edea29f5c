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
import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.LargeImages;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * What of image files the model is shown, chosen before they are known.
 *
 * @param input how values and large images are shown, as far as somebody said so
 * @param stack which planes are meant where several of a file are asked about, and what they are to each other
 * @param keyFrame number of the plane that objects are followed from, from 1; empty for the one that is shown
 * @param chosenLevel which level of a pyramid is read, from 1, the full resolution; empty for what suits the rest
 */
public record FileView(InputChoice input, PlaneSelection stack, OptionalInt keyFrame, OptionalInt chosenLevel) {

	/** Nothing was said: of stacks, the order of the reference. */
	public static final FileView USUAL = new FileView(InputChoice.NONE, PlaneSelection.ofFile(Planes.REFERENCE_ORDER),
		OptionalInt.empty(), OptionalInt.empty());

	/** The same with other choices of how values are shown. */
	public FileView with(final InputChoice other) {
		return new FileView(other, stack, keyFrame, chosenLevel);
	}

	/**
	 * Which level of a pyramid is read: the chosen one; else, where somebody said that images are looked at in fields,
	 * the full resolution, and where not, one that is large enough to be shown whole.
	 *
	 * @return from 1; empty for one that is large enough, see {@link ImageFormat#OVERVIEW_SIDE}
	 */
	public OptionalInt level() {
		final boolean fields = input.large().filter(large -> large != LargeImages.WHOLE).isPresent();
		return chosenLevel.isPresent() || !fields ? chosenLevel : OptionalInt.of(1);
	}

	/**
	 * A question about the planes of an open file.
	 *
	 * @param planes which were chosen when it was opened
	 * @throws InputException if it cannot be asked
	 */
	public ImageQuestion question(final RawImage image, final PlaneChoice planes, final AskedTask task,
		final List<MarkedRegion> regions)
	{
		if (planes instanceof PlaneChoice.Page) {
			return ImageQuestion.of(image, task, regions, input, PlaneSelection.of(Planes.CURRENT));
		}
		return ImageQuestion.of(keyFrame.isPresent() ? new ShowingPlane(image, key(image)) : image, task, regions,
			input, stack);
	}

	private int key(final RawImage image) {
		final int count = image.facts().size().planes();
		final int key = keyFrame.getAsInt();
		if (key < 1 || key > count) {
			throw new InputException("key-frame",
				"The key frame must be from 1 to " + count + ", the number of frames, not " + key + ".");
		}
		return key - 1;
	}

	/** The choices in words, for a task's identity. */
	@Override
	public String toString() {
		return input + ", " + stack.planes().label() +
			Optional.of(stack.range()).filter(range -> !range.isBlank()).map(range -> " " + range.strip()).orElse("") +
			(stack.wholeFile() ? " of the whole file" : "") +
			(keyFrame.isPresent() ? ", key frame " + keyFrame.getAsInt() : "") +
			(chosenLevel.isPresent() ? ", level " + chosenLevel.getAsInt() : "");
	}
}
