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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.question.PromptException;

/**
 * Several files of one size as the slices of a stack, in the order in which they are given. Values have one range in
 * all of them, so that they stay comparable. Files of different kinds, grey and coloured ones, count as colours.
 */
final class FileStack implements RawImage {

	private final List<RawImage> slices;
	private final ImageFacts facts;
	private final boolean areAlike;

	/** @throws PromptException if the files differ in size */
	FileStack(final List<Path> files, final List<RawImage> slices) {
		this.slices = List.copyOf(slices);
		final ImageFacts first = slices.get(0).facts();
		for (int i = 1; i < slices.size(); i++) {
			final Dimensions size = slices.get(i).facts().size();
			if (size.width() != first.size().width() || size.height() != first.size().height()) {
				throw new PromptException("The frames of a stack must have one size: " + files.get(0) + " has " +
					QuestionFiles.size(first.size().width(), first.size().height()) + ", but " + files.get(i) +
					" has " + QuestionFiles.size(size.width(), size.height()) + ".");
			}
		}
		areAlike = slices.stream().allMatch(slice -> slice.facts().kind() == first.kind() &&
			slice.facts().size().channels() == first.size().channels());
		final Dimensions size = new Dimensions(first.size().width(), first.size().height(),
			areAlike ? first.size().channels() : 1, slices.size(), 1);
		facts = new ImageFacts(first.names(), size, new Position(1, 1, 1), areAlike ? first.kind() : PixelKind.COLOUR,
			first.values(), first.spacing(), first.tags(), first.channelNames(), properties(first));
	}

	/** Files are no slices of a volume by themselves. */
	private static Map<String, String> properties(final ImageFacts first) {
		final Map<String, String> properties = new HashMap<>(first.properties());
		properties.put(ImageFacts.SLICE_WORD, "frame");
		return properties;
	}

	@Override
	public ImageFacts facts() {
		return facts;
	}

	@Override
	public Display display() {
		if (facts.isColour()) {
			return Display.single(List.of());
		}
		final Display first = slices.get(0).display();
		final List<ChannelDisplay> channels = new ArrayList<>();
		for (int channel = 1; channel <= facts.size().channels(); channel++) {
			final ChannelDisplay own = first.channel(channel);
			double min = own.min();
			double max = own.max();
			for (final RawImage slice : slices) {
				min = Math.min(min, slice.display().channel(channel).min());
				max = Math.max(max, slice.display().channel(channel).max());
			}
			channels.add(new ChannelDisplay(min, max, own.shown(), own.own(), own.isVisible()));
		}
		return new Display(first.isMerged(), first.merge(), channels);
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		final RawImage slice = slices.get(position.slice() - 1);
		return areAlike
			? slice.pixels(slice.facts().shown(), channel)
			: colours(PlaneRendering.asDisplayed(slice).plane(slice.facts().shown()));
	}

	static int[] colours(final RgbImage picture) {
		final byte[] rgb = picture.pixels();
		final int[] colours = new int[rgb.length / RgbImage.CHANNELS];
		for (int i = 0; i < colours.length; i++) {
			colours[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
		}
		return colours;
	}

	@Override
	public List<String> notes() {
		final List<String> notes = new ArrayList<>();
		slices.forEach(slice -> slice.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add));
		return notes;
	}
}
